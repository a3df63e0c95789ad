import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import type { Branch } from "@/lib/api/schema";
import { zoneName } from "@/lib/time/format";
import { knownZones } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { TimeInput } from "@/ui/DateField";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { SelectField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { useChangeBranch } from "./api";
import { closingOf, fieldsOf, inWords, named, WEEK } from "./closing";

/** When the custodian of a branch locks up: what is booked for longer is marked on the board. */
export function ClosingTimes({ branch }: { branch: Branch | undefined }) {
  const [open, setOpen] = useState(false);
  if (!branch) return null;
  const words = inWords(closingOf(branch));
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="text-sm text-ink-soft">{words ? `Locked up ${words}` : "Nobody locks up"}</span>
      <Button small aria-label={`Closing times of ${branch.name}`} onClick={() => setOpen(true)}>
        Closing times
      </Button>
      {open && <ClosingDialog branch={branch} onClose={() => setOpen(false)} />}
    </span>
  );
}

function ClosingDialog({ branch, onClose }: { branch: Branch; onClose: () => void }) {
  const [closing, setClosing] = useState(() => closingOf(branch));
  const [timeZone, setTimeZone] = useState(branch.timeZone);
  const change = useChangeBranch(branch);
  const problem = change.error instanceof Problem ? change.error : undefined;

  function submit() {
    change.mutate(
      { timeZone, closing: fieldsOf(closing) },
      {
        onSuccess: () => {
          announce(`${branch.name}: closing times saved.`, "good");
          onClose();
        },
      },
    );
  }

  return (
    <Dialog open onClose={onClose} title={`Closing times of ${branch.name}`}>
      <p className="text-sm text-ink-soft">
        Bookings ending later are marked. Leave empty if nobody locks up that day.
      </p>
      <Form onSubmit={submit} error={change.error} className="grid gap-4">
        <ul className="divide-y divide-line rounded-xl border border-line">
          {WEEK.map((day) => (
            <li key={day}>
              <div className="flex items-center justify-between gap-3 px-4 py-2">
                <span className="font-medium">{named(day)}</span>
                <TimeInput
                  label={named(day)}
                  stepMinutes={5}
                  optional
                  className="max-w-36"
                  value={closing[day] ?? ""}
                  onChange={(time) => {
                    const { [day]: _, ...others } = closing;
                    setClosing(time ? { ...others, [day]: time } : others);
                  }}
                />
              </div>
            </li>
          ))}
        </ul>
        <SelectField
          label="Time zone"
          hint={`Times are those of ${zoneName(timeZone)}.`}
          value={timeZone}
          error={problem?.field("timeZone")}
          onChange={(event) => setTimeZone(event.target.value)}
        >
          {knownZones().map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
        <ErrorNote error={change.error} />
        <DialogActions>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="primary" type="submit" busy={change.isPending}>
            Save
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
