import { useSearchParams } from "react-router";
import { MyBookings, OnNow } from "@/features/booking/MyBookings";
import { OVER } from "@/features/booking/rules";
import { OutsideBookings } from "@/features/portal/OutsideBookings";
import type { Booking, BookingStatus } from "@/lib/api/schema";
import { isDay } from "@/lib/time/days";
import { dayWindow } from "@/lib/time/grid";
import { useZone } from "@/lib/time/zone";
import { LinkButton } from "@/ui/Button";
import { DateField } from "@/ui/DateField";
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
  const zone = useZone();
  const [params, setParams] = useSearchParams();
  const asked = params.get("tab");
  const tab: Tab = asked === "active" || asked === "past" ? asked : "upcoming";
  const kind = (Object.keys(kinds) as Booking["kind"][]).find((one) => one === params.get("kind"));
  const { statuses, empty, hint } = tabs[tab];
  const dayAt = (name: string) => {
    const day = params.get(name);
    return isDay(day) ? day : "";
  };
  const [from, until] = [dayAt("from"), dayAt("until")];

  function set(name: string, chosen: string) {
    setParams(
      (old) => {
        old.set("tab", tab);
        if (chosen) old.set(name, chosen);
        else old.delete(name);
        return old;
      },
      { replace: true },
    );
  }

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
      {tab !== "active" && (
        <OnNow user={user} bookingPath={paths.booking} workspacePath={paths.workspace} bookPath={paths.book()} />
      )}
      <TabLinks
        label="Which bookings"
        tabs={(Object.keys(tabs) as Tab[]).map((name) => ({
          to: addressOf(name),
          text: tabs[name].text,
          current: name === tab,
        }))}
      />
      <search className="mb-6 grid grid-cols-2 items-start gap-3 sm:max-w-2xl sm:grid-cols-3">
        <SelectField label="Kind" value={kind ?? ""} onChange={(event) => set("kind", event.target.value)}>
          <option value="">All kinds</option>
          {Object.entries(kinds).map(([name, text]) => (
            <option key={name} value={name}>
              {text}
            </option>
          ))}
        </SelectField>
        {tab !== "active" && (
          <>
            <DateField
              label="From"
              optional
              value={from}
              error={until && from > until ? "This is after “Until”. Choose an earlier day." : undefined}
              onChange={(day) => set("from", day)}
            />
            <DateField label="Until" optional value={until} onChange={(day) => set("until", day)} />
          </>
        )}
      </search>
      <MyBookings
        key={tab}
        statuses={statuses}
        filters={
          tab === "active"
            ? { kind }
            : {
                kind,
                from: from ? dayWindow(from, zone).from : undefined,
                to: until ? dayWindow(until, zone).to : undefined,
              }
        }
        user={user}
        empty={
          <Empty title={empty} action={bookOne}>
            {hint}
          </Empty>
        }
        bookingPath={paths.booking}
        workspacePath={paths.workspace}
        bookPath={paths.book()}
      />
      {tab === "upcoming" && !kind && <OutsideBookings />}
    </Page>
  );
}
