import { type ReactNode, useId, useState } from "react";
import { Problem } from "@/lib/api/problem";
import { knownZones, usableZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { SelectField, TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { Stepper } from "@/ui/Stepper";
import type { RoomDraft } from "./draft";
import { HoursEditor } from "./HoursEditor";
import { faultsOf } from "./hours";

const MOST_PEOPLE = 10_000;
const SHOWN = ["name", "capacity", "branch", "location", "timeZone", "approval", "openingHours"];

interface RoomFormProps {
  draft: RoomDraft;
  onChange: (draft: RoomDraft) => void;
  branches: string[];
  error: unknown;
  busy: boolean;
  action: string;
  onSubmit: () => void;
  /** What else can be done, beside the button that saves. */
  more?: ReactNode;
}

export function RoomForm({ draft, onChange, branches, error, busy, action, onSubmit, more }: RoomFormProps) {
  const branchList = useId();
  const [tried, setTried] = useState(false);
  const problem = error instanceof Problem ? error : undefined;
  const change = (part: Partial<RoomDraft>) => onChange({ ...draft, ...part });
  const missing = (text: string) => (tried && text.trim() === "" ? "This is needed." : undefined);

  function submit() {
    setTried(true);
    const empty = [draft.name, draft.branch, draft.location].some((text) => text.trim() === "");
    if (!empty && Object.keys(faultsOf(draft.hours)).length === 0) onSubmit();
  }

  return (
    <Form onSubmit={submit} error={error} className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Card className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Name"
          value={draft.name}
          error={problem?.field("name") ?? missing(draft.name)}
          onChange={(event) => change({ name: event.target.value })}
        />
        <Stepper
          label="Capacity"
          value={draft.capacity}
          min={1}
          max={MOST_PEOPLE}
          hint="people at most"
          error={problem?.field("capacity")}
          onChange={(capacity) => change({ capacity })}
        />
        <TextField
          label="Branch"
          list={branchList}
          autoComplete="off"
          hint="The building or library it belongs to."
          value={draft.branch}
          error={problem?.field("branch") ?? missing(draft.branch)}
          onChange={(event) => change({ branch: event.target.value })}
        />
        <datalist id={branchList}>
          {branches.map((branch) => (
            <option key={branch} value={branch} />
          ))}
        </datalist>
        <TextField
          label="Location"
          hint="How to find it: floor, wing, door."
          value={draft.location}
          error={problem?.field("location") ?? missing(draft.location)}
          onChange={(event) => change({ location: event.target.value })}
        />
        <SelectField
          label="Time zone"
          hint="The clock on its wall; opening hours are by it."
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
        <SelectField
          label="Approval"
          hint={
            draft.approval === "required"
              ? "A booking holds the room while it waits."
              : "A free time is booked at once."
          }
          value={draft.approval}
          error={problem?.field("approval")}
          onChange={(event) => change({ approval: event.target.value as RoomDraft["approval"] })}
        >
          <option value="automatic">Nobody has to approve</option>
          <option value="required">An admin approves each booking</option>
        </SelectField>
      </Card>
      <Card>
        <HoursEditor
          hours={draft.hours}
          error={problem?.field("openingHours")}
          onChange={(hours) => change({ hours })}
        />
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
