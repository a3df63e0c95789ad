import { useLocation } from "react-router";
import { TabLinks } from "@/ui/TabLinks";
import { paths } from "../paths";

const parts = [
  { to: paths.settings(), text: "You" },
  { to: paths.feeds(), text: "Calendar feeds" },
  { to: paths.tokens(), text: "API tokens" },
];

export function SettingsTabs() {
  const { pathname } = useLocation();
  return <TabLinks label="Settings" tabs={parts.map((part) => ({ ...part, current: pathname === part.to }))} />;
}
