import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { AuditList, type AuditSubject } from "@/features/audit/AuditList";
import { subjectWords } from "@/features/audit/words";
import { everybody } from "@/features/person/api";
import { isDay } from "@/lib/time/days";
import { dayWindow } from "@/lib/time/grid";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { DateField } from "@/ui/DateField";
import { SelectField } from "@/ui/Field";
import { Page } from "@/ui/Page";
import { paths } from "../paths";

/** Who changed what. The filters live in the address, so that what was found can be shown to somebody. */
export function AuditPage() {
  const zone = useZone();
  const [params, setParams] = useSearchParams();
  const persons = useQuery(everybody());
  const value = (name: string) => params.get(name) ?? "";
  const dayAt = (name: string) => {
    const day = params.get(name);
    return isDay(day) ? dayWindow(day, zone) : undefined;
  };

  function set(name: string, chosen: string) {
    setParams(
      (old) => {
        if (chosen) old.set(name, chosen);
        else old.delete(name);
        if (name === "kind") old.delete("subject"); // which is of the kind that it was
        return old;
      },
      { replace: true },
    );
  }

  return (
    <Page title="Audit" lead="Who changed what and when, with what it was before.">
      <search className="mb-6 grid grid-cols-2 items-start gap-3 lg:grid-cols-5">
        <SelectField label="Changed by" value={value("person")} onChange={(event) => set("person", event.target.value)}>
          <option value="">Anyone</option>
          {(persons.data ?? []).map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </SelectField>
        <SelectField label="What" value={value("kind")} onChange={(event) => set("kind", event.target.value)}>
          <option value="">Anything</option>
          {Object.entries(subjectWords).map(([kind, words]) => (
            <option key={kind} value={kind}>
              {words}
            </option>
          ))}
        </SelectField>
        <DateField
          label="From"
          optional
          value={value("from")}
          error={
            value("until") && value("from") > value("until")
              ? "This is after “Until”: nothing can match. Choose an earlier day."
              : undefined
          }
          onChange={(day) => set("from", day)}
        />
        <DateField
          label="Until"
          optional
          min={value("from")}
          value={value("until")}
          onChange={(day) => set("until", day)}
        />
        {params.size > 0 && (
          <Button
            look="quiet"
            className="justify-self-start max-lg:col-span-2 lg:mt-[1.625rem]"
            onClick={() => setParams({}, { replace: true })}
          >
            {value("subject") ? "Show everything again" : "Clear filters"}
          </Button>
        )}
      </search>
      <AuditList
        key={params.toString()}
        filters={{
          subjectKind: value("kind"),
          subjectId: value("subject"),
          actorId: value("person"),
          from: dayAt("from")?.from,
          to: dayAt("until")?.to,
        }}
        pathOf={pathOf}
        onlyOf={({ kind, id }) => `${paths.adminAudit()}?${new URLSearchParams({ kind, subject: id })}`}
      />
    </Page>
  );
}

function pathOf({ kind, id, name }: AuditSubject): string | undefined {
  switch (kind) {
    case "booking":
      return paths.booking(id);
    case "room":
      return paths.adminRoom(id);
    case "course-session":
      return paths.adminCourse(id);
    case "node":
      return paths.adminNodes();
    case "environment":
      return paths.adminEnvironments();
    case "flag":
      return paths.adminFlags();
    case "person":
      return paths.adminPeople(name);
    default:
      return undefined;
  }
}
