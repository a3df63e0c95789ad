import { Settings } from "@/features/account/Settings";
import { Portals } from "@/features/portal/Portals";
import { MyCalendars } from "@/features/source/MyCalendars";
import { Page } from "@/ui/Page";
import { useUser } from "../guards";
import { SettingsTabs } from "./SettingsTabs";

export function SettingsPage() {
  return (
    <Page title="Settings" narrow>
      <SettingsTabs />
      <div className="grid gap-6">
        <Settings user={useUser()} />
        <Portals />
        <MyCalendars />
      </div>
    </Page>
  );
}
