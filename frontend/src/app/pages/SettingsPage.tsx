import { Settings } from "@/features/account/Settings";
import { Portals } from "@/features/portal/Portals";
import { Page } from "@/ui/Page";
import { useUser } from "../guards";

export function SettingsPage() {
  return (
    <Page title="Settings" narrow>
      <div className="grid gap-6">
        <Settings user={useUser()} />
        <Portals />
      </div>
    </Page>
  );
}
