import { type ReactNode, useId, useState } from "react";
import { Problem } from "@/lib/api/problem";
import { knownZones, usableZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { DateField, TimeField } from "@/ui/DateField";
import { SelectField, TextArea, TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { Stepper } from "@/ui/Stepper";
import { faultsOf, type SessionDraft } from "./draft";

const MOST_SEATS = 10_000;
const SHOWN = ["courseType", "location", "startsAt", "endsAt", "timeZone", "capacity", "instructorNotes"];

interface SessionFormProps {
  draft: SessionDraft;
  onChange: (draft: SessionDraft) => void;
  /** Types and places that there are already. */
  types: string[];
  locations: string[];
  error: unknown;
  busy: boolean;
  action: string;
  onSubmit: () => void;
  /** Beneath the times: how often. */
  children?: ReactNode;
  more?: ReactNode;
}

export function SessionForm({
  draft,
  onChange,
  types,
  locations,
  error,
  busy,
  action,
  onSubmit,
  children,
  more,
}: SessionFormProps) {
  const [tried, setTried] = useState(false);
  const typeList = useId();
  const placeList = useId();
  const problem = error instanceof Problem ? error : undefined;
  const faults = tried ? faultsOf(draft) : {};
  const change = (part: Partial<SessionDraft>) => onChange({ ...draft, ...part });

  function submit() {
    setTried(true);
    if (Object.keys(faultsOf(draft)).length === 0) onSubmit();
  }

  return (
    <Form onSubmit={submit} error={error} className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Card className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Course type"
          list={typeList}
          autoComplete="off"
          hint="Its colour in the calendar is by this name."
          value={draft.courseType}
          error={problem?.field("courseType") ?? faults.courseType}
          onChange={(event) => change({ courseType: event.target.value })}
        />
        <Options id={typeList} values={types} />
        <TextField
          label="Location"
          list={placeList}
          autoComplete="off"
          value={draft.location}
          error={problem?.field("location") ?? faults.location}
          onChange={(event) => change({ location: event.target.value })}
        />
        <Options id={placeList} values={locations} />
        <DateField label="Day" value={draft.date} error={faults.date} onChange={(date) => change({ date })} />
        <div className="grid grid-cols-2 gap-3">
          <TimeField
            label="Starts"
            stepMinutes={15}
            value={draft.starts}
            error={problem?.field("startsAt") ?? faults.starts}
            onChange={(starts) => change({ starts })}
          />
          <TimeField
            label="Ends"
            stepMinutes={15}
            value={draft.ends}
            error={problem?.field("endsAt") ?? faults.ends}
            onChange={(ends) => change({ ends })}
          />
        </div>
        <SelectField
          label="Time zone"
          hint="The clock where it takes place."
          value={draft.timeZone}
          error={problem?.field("timeZone")}
          onChange={(event) => change({ timeZone: event.target.value })}
        >
          {[...new Set([usableZone(draft.timeZone), ...knownZones()])].map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </SelectField>
        <Stepper
          label="Seats"
          value={draft.capacity}
          min={1}
          max={MOST_SEATS}
          hint="people at most"
          error={problem?.field("capacity")}
          onChange={(capacity) => change({ capacity })}
        />
        {children}
        <div className="sm:col-span-2">
          <TextArea
            label="From the instructor"
            optional
            hint="Everybody who opens the session reads it: what to bring, where to meet."
            value={draft.instructorNotes}
            error={problem?.field("instructorNotes")}
            onChange={(event) => change({ instructorNotes: event.target.value })}
          />
        </div>
      </Card>
      {problem?.slug !== "stale-version" && <ErrorNote error={error} fields={SHOWN} />}
      <div className="flex flex-wrap gap-3">
        <Button look="primary" type="submit" busy={busy}>
          {action}
        </Button>
        {more}
      </div>
    </Form>
  );
}

function Options({ id, values }: { id: string; values: string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
