import { Outlet, useLocation } from "react-router";
import { TabLinks } from "@/ui/TabLinks";
import { paths } from "../paths";

const parts = [
  { to: paths.admin(), text: "Desk" },
  { to: paths.adminBookings(), text: "Bookings" },
  { to: paths.adminNodes(), text: "Nodes" },
  { to: paths.adminEnvironments(), text: "Environments" },
  { to: paths.adminPeople(), text: "People" },
];

export function AdminFrame() {
  const { pathname } = useLocation();
  return (
    <>
      <div className="mx-auto max-w-6xl px-4 pt-4 sm:px-6 [&>nav]:mb-0">
        <TabLinks label="Admin" tabs={parts.map((part) => ({ ...part, current: pathname === part.to }))} />
      </div>
      <Outlet />
    </>
  );
}
