import { Settings } from "@/features/account/Settings";
import { Page } from "@/ui/Page";
import { useUser } from "../guards";

export function SettingsPage() {
  return (
    <Page title="Settings" narrow>
      <Settings user={useUser()} />
    </Page>
  );
}
