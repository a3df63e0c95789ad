import { CopyPlus, Plus, X } from "lucide-react";
import { useId } from "react";
import type { Weekday } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { TimeInput } from "@/ui/DateField";
import { copiedToAll, faultsOf, type Hours, named, nextStretch, type Stretch, WEEKDAYS } from "./hours";

const timeLook = "max-w-36 min-w-0 max-sm:px-2 max-sm:[&::-webkit-calendar-picker-indicator]:hidden";

interface HoursEditorProps {
  hours: Hours;
  onChange: (hours: Hours) => void;
  /** What the server said of them. */
  error?: string | undefined;
}

export function HoursEditor({ hours, onChange, error }: HoursEditorProps) {
  const id = useId();
  const faults = faultsOf(hours);
  const whole = error ?? faults.week;
  const set = (day: Weekday, stretches: Stretch[]) => onChange({ ...hours, week: { ...hours.week, [day]: stretches } });
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <legend className="mb-1.5 text-lg font-semibold">Opening hours</legend>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          className="size-5 accent-sea"
          checked={hours.always}
          aria-invalid={whole ? true : undefined}
          aria-describedby={whole ? id : undefined}
          onChange={(event) => onChange({ ...hours, always: event.target.checked })}
        />
        Open at all times
      </label>
      {!hours.always && (
        <div className="divide-y divide-line rounded-xl border border-line">
          {WEEKDAYS.map((day) => (
            <DayHours
              key={day}
              day={day}
              stretches={hours.week[day]}
              fault={faults[day]}
              onChange={(stretches) => set(day, stretches)}
              onCopy={() => {
                onChange(copiedToAll(hours, day));
                announce(`Every day has the hours of ${named(day)} now.`);
              }}
            />
          ))}
        </div>
      )}
      {whole && (
        <p id={id} role="alert" className="text-sm font-medium text-flare">
          {whole}
        </p>
      )}
    </fieldset>
  );
}

interface DayHoursProps {
  day: Weekday;
  stretches: Stretch[];
  fault: string | undefined;
  onChange: (stretches: Stretch[]) => void;
  onCopy: () => void;
}

function DayHours({ day, stretches, fault, onChange, onCopy }: DayHoursProps) {
  const id = useId();
  const marks = { faulty: fault !== undefined, describedBy: fault ? id : undefined };
  const replace = (index: number, part: Partial<Stretch>) =>
    onChange(stretches.map((stretch, at) => (at === index ? { ...stretch, ...part } : stretch)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset for each of seven days would be announced on every move
    <div
      role="group"
      aria-label={named(day)}
      className="grid grid-cols-[minmax(0,1fr)] gap-2 px-4 py-3 sm:grid-cols-[7rem_1fr_auto]"
    >
      <span className="font-medium sm:pt-2.5">{named(day)}</span>
      <div className="grid content-start gap-2">
        {stretches.length === 0 && <span className="text-ink-soft sm:pt-2.5">Closed</span>}
        {stretches.map((stretch, index) => (
          <div key={index} className="flex min-w-0 items-center gap-2">
            <TimeInput
              {...marks}
              label={`${named(day)} opens${nth(index)}`}
              stepMinutes={15}
              className={timeLook}
              value={stretch.opens}
              onChange={(opens) => replace(index, { opens })}
            />
            <span aria-hidden>–</span>
            <TimeInput
              {...marks}
              label={`${named(day)} closes${nth(index)}`}
              stepMinutes={15}
              className={timeLook}
              // A clock cannot say 24:00: midnight at the end is 00:00 to it.
              value={stretch.closes === "24:00" ? "00:00" : stretch.closes}
              onChange={(closes) => replace(index, { closes: closes === "00:00" ? "24:00" : closes })}
            />
            <button
              type="button"
              aria-label={`Remove ${stretch.opens}–${stretch.closes} on ${named(day)}`}
              className="grid size-11 shrink-0 place-items-center rounded-lg text-ink-soft hover:bg-sunken hover:text-ink"
              onClick={() => onChange(stretches.filter((_, at) => at !== index))}
            >
              <X size={18} aria-hidden />
            </button>
          </div>
        ))}
        {fault && (
          <p id={id} role="alert" className="text-sm font-medium text-flare">
            {fault}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-start gap-1">
        <Button
          small
          look="quiet"
          repeatable
          aria-label={`Add hours on ${named(day)}`}
          onClick={() => onChange([...stretches, nextStretch(stretches)])}
        >
          <Plus size={16} aria-hidden /> Add
        </Button>
        <Button small look="quiet" aria-label={`Copy ${named(day)} to all days`} onClick={onCopy}>
          <CopyPlus size={16} aria-hidden /> To all days
        </Button>
      </div>
    </div>
  );
}

function nth(index: number): string {
  return index === 0 ? "" : ` (${index + 1})`;
}
