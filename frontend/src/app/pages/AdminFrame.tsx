import { Outlet, useLocation } from "react-router";
import { TabLinks } from "@/ui/TabLinks";
import { useUser } from "../guards";
import { paths } from "../paths";

const parts = [
  { to: paths.admin(), text: "Desk" },
  { to: paths.adminBookings(), text: "Bookings" },
  { to: paths.adminStatistics(), text: "Statistics" },
  { to: paths.adminNodes(), text: "Nodes" },
  { to: paths.adminEnvironments(), text: "Environments" },
  { to: paths.adminRooms(), text: "Rooms" },
  { to: paths.adminCourses(), text: "Courses" },
  { to: paths.adminSources(), text: "Sources" },
  { to: paths.adminSyncs(), text: "Syncs" },
  { to: paths.adminPeople(), text: "People" },
  { to: paths.adminFlags(), text: "Features" },
  { to: paths.adminAudit(), text: "Audit" },
];

/** Staff plan the courses; the rest is for admins. */
export function AdminFrame() {
  const { pathname } = useLocation();
  const { role } = useUser();
  const mine = role === "admin" ? parts : parts.filter(({ to }) => to === paths.adminCourses());
  return (
    <>
      <div className="mx-auto max-w-6xl px-4 pt-4 sm:px-6 [&>nav]:mb-0">
        <TabLinks label="Admin" tabs={mine.map((part) => ({ ...part, current: isCurrent(part.to, pathname) }))} />
      </div>
      <Outlet />
    </>
  );
}

/** A part's own pages (a room's form) belong to it; the desk is the root of all and only itself. */
function isCurrent(part: string, pathname: string): boolean {
  return pathname === part || (part !== paths.admin() && pathname.startsWith(`${part}/`));
}
