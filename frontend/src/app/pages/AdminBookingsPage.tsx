import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { AdminBookings } from "@/features/booking/AdminBookings";
import { OVER } from "@/features/booking/rules";
import { statusWords } from "@/features/booking/words";
import { allNodes } from "@/features/node/api";
import { roomOf } from "@/features/node/rules";
import { everybody } from "@/features/person/api";
import { allRooms } from "@/features/room/api";
import type { BookingStatus } from "@/lib/api/schema";
import { cx } from "@/lib/cx";
import { isDay } from "@/lib/time/days";
import { dayWindow, localDate } from "@/lib/time/grid";
import { iso } from "@/lib/time/instants";
import { useZone } from "@/lib/time/zone";
import { DateField } from "@/ui/DateField";
import { SelectField } from "@/ui/Field";
import { Page } from "@/ui/Page";
import { SearchField } from "@/ui/SearchField";
import { paths } from "../paths";

const STATUSES = Object.keys(statusWords) as BookingStatus[];

/** The filters live in the address: back works, and a view can be sent to a colleague. */
export function AdminBookingsPage() {
  const zone = useZone();
  const [params, setParams] = useSearchParams();
  const nodes = useQuery(allNodes());
  const rooms = useQuery(allRooms());
  const persons = useQuery(everybody());
  const value = (name: string) => params.get(name) ?? "";
  const [today] = useState(() => localDate(iso(Date.now()), zone));
  const statuses = STATUSES.filter((status) => params.getAll("status").includes(status));
  // What waits and what is to come begins today, unless the address says otherwise; what is over is over.
  const usualFrom = statuses.some((status) => OVER.includes(status)) ? "" : today;
  const from = dayOf(params.get("from"), usualFrom);
  const until = dayOf(params.get("until"), "");
  const order =
    value("order") === "earliest" || value("order") === "latest" ? value("order") : from ? "earliest" : "latest";

  function change(edit: (params: URLSearchParams) => void) {
    setParams(
      (old) => {
        edit(old);
        return old;
      },
      { replace: true, preventScrollReset: true },
    );
  }

  function set(name: string, chosen: string | undefined) {
    change((old) => (chosen ? old.set(name, chosen) : old.delete(name)));
  }

  function toggle(status: BookingStatus, on: boolean) {
    change((old) => (on ? old.append("status", status) : old.delete("status", status)));
  }

  return (
    <Page title="Bookings">
      <search className="mb-6 grid gap-4">
        <fieldset className="flex flex-wrap gap-2">
          <legend className="mb-1.5 text-sm font-medium">Status</legend>
          {STATUSES.map((status) => (
            <label
              key={status}
              className={cx(
                "flex min-h-9 cursor-pointer items-center gap-2 rounded-full border px-3 text-sm",
                statuses.includes(status) ? "border-sea bg-sea-wash font-medium text-sea" : "border-line-strong/60",
              )}
            >
              <input
                type="checkbox"
                className="size-4 accent-sea"
                checked={statuses.includes(status)}
                onChange={(event) => toggle(status, event.target.checked)}
              />
              {statusWords[status]}
            </label>
          ))}
        </fieldset>
        <div className="grid grid-cols-2 items-start gap-3 lg:grid-cols-6">
          <SelectField label="Kind" value={value("kind")} onChange={(event) => set("kind", event.target.value)}>
            <option value="">Any</option>
            <option value="compute">Compute</option>
            <option value="room">Room</option>
            <option value="course">Course</option>
          </SelectField>
          <SearchField
            label="Person"
            nothing="Anyone"
            groups={[{ value: "People", items: named(persons.data) }]}
            value={value("person") || undefined}
            onChange={(person) => set("person", person)}
          />
          <SearchField
            label="Node or room"
            nothing="Any"
            groups={[
              { value: "Nodes", items: named(nodes.data) },
              { value: "Rooms", items: named(rooms.data) },
            ]}
            value={value("resource") || undefined}
            onChange={(resource) => set("resource", resource)}
          />
          <DateField
            label="From"
            optional
            value={from}
            error={until && from > until ? "This is after “Until”. Choose an earlier day." : undefined}
            onChange={(day) => set("from", day || "any")}
          />
          <DateField label="Until" optional value={until} onChange={(day) => set("until", day)} />
          <SelectField label="Sorted" value={order} onChange={(event) => set("order", event.target.value)}>
            <option value="earliest">Earliest first</option>
            <option value="latest">Latest first</option>
          </SelectField>
        </div>
      </search>
      <AdminBookings
        filters={{
          status: statuses,
          kind: value("kind"),
          userId: value("person"),
          resourceId: value("resource"),
          from: from ? dayWindow(from, zone).from : undefined,
          to: until ? dayWindow(until, zone).to : undefined,
          order: order === "earliest" ? "earliest" : "latest",
        }}
        nodes={(nodes.data ?? []).map((node) => ({ id: node.id, name: node.name, words: roomOf(node) }))}
        bookingPath={paths.booking}
      />
    </Page>
  );
}

/** "any" stands for no day, where there would be one otherwise. */
function dayOf(text: string | null, usual: string): string {
  if (text === "any") return "";
  return isDay(text) ? text : usual;
}

function named(all: { id: string; name: string }[] | undefined) {
  return (all ?? []).map(({ id, name }) => ({ value: id, label: name }));
}
