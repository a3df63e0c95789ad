import { useSearchParams } from "react-router";
import { MyBookings } from "@/features/booking/MyBookings";
import { OVER } from "@/features/booking/rules";
import { OutsideBookings } from "@/features/portal/OutsideBookings";
import type { Booking, BookingStatus } from "@/lib/api/schema";
import { LinkButton } from "@/ui/Button";
import { SelectField } from "@/ui/Field";
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
    hint: "Book a machine, a room or a seat, and it shows up here until it starts.",
  },
  active: {
    text: "Now",
    statuses: ["active"],
    empty: "Nothing of yours is on just now",
    hint: "At its start a booking appears here: a room that is yours, or a workspace with the button to connect.",
  },
  past: {
    text: "Past",
    statuses: OVER,
    empty: "Nothing behind you yet",
    hint: "What is over, cancelled or rejected is kept here.",
  },
};

const kinds: Record<Booking["kind"], string> = { compute: "Compute", room: "Rooms", course: "Course seats" };

export function BookingsPage() {
  const user = useUser();
  const [params, setParams] = useSearchParams();
  const asked = params.get("tab");
  const tab: Tab = asked === "active" || asked === "past" ? asked : "upcoming";
  const kind = (Object.keys(kinds) as Booking["kind"][]).find((one) => one === params.get("kind"));
  const { statuses, empty, hint } = tabs[tab];
  const addressOf = (name: Tab) => `?${new URLSearchParams({ tab: name, ...(kind ? { kind } : {}) })}`;
  const bookOne = (
    <div className="flex flex-wrap gap-2">
      <LinkButton look="primary" to={paths.find()}>
        Find a time
      </LinkButton>
      <LinkButton to={paths.book()}>Book compute</LinkButton>
    </div>
  );
  return (
    <Page title="My bookings" actions={bookOne}>
      <TabLinks
        label="Which bookings"
        tabs={(Object.keys(tabs) as Tab[]).map((name) => ({
          to: addressOf(name),
          text: tabs[name].text,
          current: name === tab,
        }))}
      />
      <div className="mb-6 max-w-56">
        <SelectField
          label="Kind"
          value={kind ?? ""}
          onChange={(event) =>
            setParams({ tab, ...(event.target.value ? { kind: event.target.value } : {}) }, { replace: true })
          }
        >
          <option value="">All kinds</option>
          {Object.entries(kinds).map(([name, text]) => (
            <option key={name} value={name}>
              {text}
            </option>
          ))}
        </SelectField>
      </div>
      <MyBookings
        key={tab + kind}
        statuses={statuses}
        kind={kind}
        user={user}
        empty={
          <Empty title={empty} action={bookOne}>
            {hint}
          </Empty>
        }
        bookingPath={paths.booking}
        workspacePath={paths.workspace}
      />
      {tab === "upcoming" && !kind && <OutsideBookings />}
    </Page>
  );
}
