import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { AdminBookings } from "@/features/booking/AdminBookings";
import { OVER } from "@/features/booking/rules";
import { statusWords } from "@/features/booking/words";
import { allNodes } from "@/features/node/api";
import { roomOf } from "@/features/node/rules";
import { everybody } from "@/features/person/api";
import { dayWindow, localDate } from "@/lib/time/grid";
import { iso } from "@/lib/time/instants";
import { useZone } from "@/lib/time/zone";
import { DateField } from "@/ui/DateField";
import { SelectField } from "@/ui/Field";
import { Page } from "@/ui/Page";
import { paths } from "../paths";

const whens = ["coming", "past", "any"] as const;

/** The filters live in the address: back works, and a view can be sent to a colleague. */
export function AdminBookingsPage() {
  const zone = useZone();
  const [params, setParams] = useSearchParams();
  const nodes = useQuery(allNodes());
  const persons = useQuery(everybody());
  const value = (name: string) => params.get(name) ?? "";
  const [today] = useState(() => localDate(iso(Date.now()), zone));
  const isOver = (OVER as string[]).includes(value("status"));
  const when = whens.find((one) => one === value("when")) ?? (isOver ? "any" : "coming");
  const midnight = dayWindow(today, zone).from;
  const spans = { coming: { from: midnight }, past: { to: midnight }, any: {} };
  const day = /^\d{4}-\d\d-\d\d$/.test(value("day")) ? dayWindow(value("day"), zone) : undefined;

  function set(name: string, chosen: string) {
    setParams(
      (old) => {
        if (chosen) old.set(name, chosen);
        else old.delete(name);
        return old;
      },
      { replace: true },
    );
  }

  return (
    <Page title="Bookings">
      <search className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-6">
        <SelectField label="Status" value={value("status")} onChange={(event) => set("status", event.target.value)}>
          <option value="">Any</option>
          {Object.entries(statusWords).map(([status, words]) => (
            <option key={status} value={status}>
              {words}
            </option>
          ))}
        </SelectField>
        <SelectField label="Kind" value={value("kind")} onChange={(event) => set("kind", event.target.value)}>
          <option value="">Any</option>
          <option value="compute">Compute</option>
          <option value="room">Room</option>
          <option value="course">Course</option>
        </SelectField>
        <SelectField label="Person" value={value("person")} onChange={(event) => set("person", event.target.value)}>
          <option value="">Anyone</option>
          {(persons.data ?? []).map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </SelectField>
        <SelectField label="Node" value={value("node")} onChange={(event) => set("node", event.target.value)}>
          <option value="">Any</option>
          {(nodes.data ?? []).map((node) => (
            <option key={node.id} value={node.id}>
              {node.name}
            </option>
          ))}
        </SelectField>
        <SelectField label="When" value={when} onChange={(event) => set("when", event.target.value)}>
          <option value="coming">From today on</option>
          <option value="past">Before today</option>
          <option value="any">Any time</option>
        </SelectField>
        <DateField label="Day" optional value={value("day")} onChange={(day) => set("day", day)} />
      </search>
      <AdminBookings
        key={params.toString()}
        filters={{
          status: value("status"),
          kind: value("kind"),
          userId: value("person"),
          resourceId: value("node"),
          ...(day ?? spans[when]),
          order: day || when === "coming" ? "earliest" : "latest",
        }}
        nodes={(nodes.data ?? []).map((node) => ({ id: node.id, name: node.name, words: roomOf(node) }))}
        bookingPath={paths.booking}
      />
    </Page>
  );
}
