import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import type { DrainRequest, DrainResult, Node } from "@/lib/api/schema";
import { dayAndTime } from "@/lib/time/format";
import { atWall } from "@/lib/time/grid";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { DateField, TimeField } from "@/ui/DateField";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { SelectField, TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { useDrainNode } from "./api";

type Treatment = DrainRequest["bookings"];

const words: Record<Treatment, string> = {
  "re-place": "Move them to other nodes where there is room",
  keep: "Keep them here; they wait until the maintenance ends",
  cancel: "Cancel them, with the reason",
};

/** Maintenance concerns people: it asks what becomes of their bookings, and says afterwards what became of them. */
export function DrainDialog({ node, onClose }: { node: Node; onClose: () => void }) {
  const [bookings, setBookings] = useState<Treatment>("re-place");
  const [reason, setReason] = useState("");
  const [from, setFrom] = useState(NO_MOMENT);
  const [until, setUntil] = useState(NO_MOMENT);
  const zone = useZone();
  const drain = useDrainNode(node.id);
  const problem = drain.error instanceof Problem ? drain.error : undefined;

  function submit() {
    drain.mutate({
      bookings,
      reason: reason.trim(),
      ...(from.day ? { from: atWall(from.day, from.time || MIDNIGHT, zone) } : {}),
      ...(until.day ? { until: atWall(until.day, until.time || MIDNIGHT, zone) } : {}),
    });
  }

  if (drain.data) return <Outcome node={node} result={drain.data} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={`Put ${node.name} in maintenance?`}>
      <Form onSubmit={submit} error={drain.error} className="grid gap-4">
        <p className="text-sm text-ink-soft">
          Nothing new is placed there for that time, and nothing starts there. What runs goes on to its end. Without a
          day it begins at once and lasts until you end it.
        </p>
        <SelectField
          label="Bookings that have not begun"
          value={bookings}
          onChange={(event) => setBookings(event.target.value as Treatment)}
        >
          {Object.entries(words).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Reason"
          hint="The people concerned read it."
          value={reason}
          error={problem?.field("reason")}
          onChange={(event) => setReason(event.target.value)}
        />
        <MomentFields label="From" moment={from} onChange={setFrom} error={problem?.field("from")} />
        <MomentFields label="Until" moment={until} onChange={setUntil} error={problem?.field("until")} />
        <ErrorNote error={drain.error} fields={["reason", "from", "until"]} />
        <DialogActions>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="primary" type="submit" busy={drain.isPending}>
            Start maintenance
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

interface Moment {
  day: string;
  time: string;
}

const NO_MOMENT: Moment = { day: "", time: "" };
const MIDNIGHT = "00:00";

interface MomentFieldsProps {
  label: string;
  moment: Moment;
  onChange: (moment: Moment) => void;
  error: string | undefined;
}

function MomentFields({ label, moment, onChange, error }: MomentFieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <DateField
        label={`${label}, day`}
        optional
        value={moment.day}
        error={error}
        onChange={(day) => onChange({ ...moment, day })}
      />
      <TimeField
        label={`${label}, time`}
        optional
        stepMinutes={15}
        value={moment.time}
        onChange={(time) => onChange({ ...moment, time })}
      />
    </div>
  );
}

function Outcome({ node, result, onClose }: { node: Node; result: DrainResult; onClose: () => void }) {
  const zone = useZone();
  return (
    <Dialog open onClose={onClose} title={`Maintenance of ${node.name}`}>
      <p>
        {result.moved} moved, {result.cancelled} cancelled, {result.remaining.length} still there.
      </p>
      {result.remaining.length > 0 && (
        <ul aria-label="Still there" className="grid gap-1 text-sm">
          {result.remaining.map((one) => (
            <li key={one.id}>
              {one.title}, {one.userName}:{" "}
              {one.running ? `runs until ${dayAndTime(one.endsAt, zone)}` : `starts ${dayAndTime(one.startsAt, zone)}`}
            </li>
          ))}
        </ul>
      )}
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  );
}
