import { Tokens } from "@/features/token/Tokens";
import { Page } from "@/ui/Page";
import { SettingsTabs } from "./SettingsTabs";

export function TokensPage() {
  return (
    <Page title="API tokens" narrow>
      <SettingsTabs />
      <Tokens />
    </Page>
  );
}
