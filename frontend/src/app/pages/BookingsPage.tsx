import { useSearchParams } from "react-router";
import { MyBookings } from "@/features/booking/MyBookings";
import { OVER } from "@/features/booking/rules";
import { OutsideBookings } from "@/features/portal/OutsideBookings";
import type { BookingStatus } from "@/lib/api/schema";
import { LinkButton } from "@/ui/Button";
import { Empty } from "@/ui/Notes";
import { Page } from "@/ui/Page";
import { TabLinks } from "@/ui/TabLinks";
import { useUser } from "../guards";
import { paths } from "../paths";

type Tab = "upcoming" | "active" | "past";

const tabs: Record<Tab, { text: string; statuses: BookingStatus[]; empty: string; hint: string }> = {
  upcoming: {
    text: "Upcoming",
    statuses: ["pending", "approved"],
    empty: "Nothing ahead",
    hint: "Book a machine, and it shows up here until it starts.",
  },
  active: {
    text: "Running",
    statuses: ["active"],
    empty: "Nothing runs just now",
    hint: "At the start of a booking its workspace appears here, with the button to connect.",
  },
  past: {
    text: "Past",
    statuses: OVER,
    empty: "Nothing behind you yet",
    hint: "What is over, cancelled or rejected is kept here.",
  },
};

export function BookingsPage() {
  const user = useUser();
  const [params] = useSearchParams();
  const asked = params.get("tab");
  const tab: Tab = asked === "active" || asked === "past" ? asked : "upcoming";
  const { statuses, empty, hint } = tabs[tab];
  const bookOne = (
    <LinkButton look="primary" to={paths.book()}>
      Book compute
    </LinkButton>
  );
  return (
    <Page title="My bookings" actions={bookOne}>
      <TabLinks
        label="Which bookings"
        tabs={(Object.keys(tabs) as Tab[]).map((name) => ({
          to: `?tab=${name}`,
          text: tabs[name].text,
          current: name === tab,
        }))}
      />
      <MyBookings
        key={tab}
        statuses={statuses}
        user={user}
        empty={
          <Empty title={empty} action={bookOne}>
            {hint}
          </Empty>
        }
        bookingPath={paths.booking}
        workspacePath={paths.workspace}
      />
      {tab === "upcoming" && <OutsideBookings />}
    </Page>
  );
}
