import { useState } from "react";
import { cx } from "@/lib/cx";
import { useLimits } from "@/lib/limits";
import { dayOf, duration, timeOf, zoneName } from "@/lib/time/format";
import { choicesBetween, choicesOfDay, clockChange, localDate, sameTimeOn, type TimeChoice } from "@/lib/time/grid";
import { minutesBetween, plusMinutes, SLOT_MINUTES, slotStart } from "@/lib/time/instants";
import { useZone } from "@/lib/time/zone";
import { DateField } from "@/ui/DateField";
import { SelectField } from "@/ui/Field";
import { Note } from "@/ui/Notes";
import { type Wish, windowOf } from "./wish";

const CHIPS = [30, 60, 120, 240, 480];

interface WhenPickerProps {
  wish: Wish;
  now: string;
  onChange: (part: Partial<Wish>) => void;
  startError: string | undefined;
  endError: string | undefined;
}

export function WhenPicker({ wish, now, onChange, startError, endError }: WhenPickerProps) {
  const zone = useZone();
  const { horizonDays, longestMinutes } = useLimits().compute;
  const [moved, setMoved] = useState(false);
  const window = windowOf(wish, now);
  const date = localDate(wish.startsAt, zone);
  const today = localDate(now, zone);

  function changeDate(next: string) {
    const same = sameTimeOn(next, wish.startsAt, zone);
    setMoved(same.moved);
    onChange({ startNow: false, startsAt: same.instant });
  }

  return (
    <>
      <fieldset className="grid grid-cols-2 gap-2">
        <legend className="sr-only">Start</legend>
        <Pick name="start" chosen={wish.startNow} onChoose={() => onChange({ startNow: true })} text="Start now" />
        <Pick name="start" chosen={!wish.startNow} onChoose={() => onChange({ startNow: false })} text="Pick a time" />
      </fieldset>
      {!wish.startNow && (
        <div className="grid gap-4 sm:grid-cols-3">
          <DateField
            label="Date"
            value={date}
            min={today}
            max={localDate(plusMinutes(now, horizonDays * 1440), zone)}
            onChange={changeDate}
          />
          <SelectField
            label="Start"
            value={wish.startsAt}
            error={startError}
            onChange={(event) => onChange({ startsAt: event.target.value })}
          >
            {startChoices(date, wish.startsAt, now, zone).map((choice) => (
              <option key={choice.instant} value={choice.instant}>
                {say(choice)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label="End"
            value={window.endsAt}
            error={endError}
            onChange={(event) => onChange({ minutes: minutesBetween(wish.startsAt, event.target.value) })}
          >
            {endChoices(wish.startsAt, zone, longestMinutes).map((choice) => (
              <option key={choice.instant} value={choice.instant}>
                {say(choice)}
                {choice.date !== date && ` ${dayOf(choice.instant, zone)}`} ·{" "}
                {duration(minutesBetween(wish.startsAt, choice.instant))}
              </option>
            ))}
          </SelectField>
          <ClockNote date={date} moved={moved} zone={zone} />
        </div>
      )}
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">How long</legend>
        <div className="flex flex-wrap gap-2">
          {CHIPS.filter((minutes) => minutes <= longestMinutes).map((minutes) => (
            <Pick
              key={minutes}
              name="duration"
              chosen={wish.minutes === minutes}
              onChoose={() => onChange({ minutes })}
              text={duration(minutes)}
            />
          ))}
        </div>
      </fieldset>
      {wish.startNow && (startError || endError) && (
        <p role="alert" className="text-sm font-medium text-flare">
          {startError ?? endError}
        </p>
      )}
      <p className="text-sm text-ink-soft">
        {wish.startNow && `Until ${timeOf(window.endsAt, zone)}. `}Times in {zoneName(zone, new Date(window.startsAt))}.
      </p>
    </>
  );
}

/** A radio that looks like a chip. */
function Pick({ name, chosen, onChoose, text }: { name: string; chosen: boolean; onChoose: () => void; text: string }) {
  return (
    <label
      className={cx(
        "inline-flex min-h-11 cursor-pointer items-center justify-center rounded-lg border px-4 font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-buoy-mark",
        chosen ? "border-sea bg-sea-wash text-sea" : "border-line-strong/60 hover:bg-sunken",
      )}
    >
      <input type="radio" name={name} checked={chosen} onChange={onChoose} className="sr-only" />
      {text}
    </label>
  );
}

function ClockNote({ date, moved, zone }: { date: string; moved: boolean; zone: string }) {
  const change = clockChange(date, zone);
  if (!change) return null;
  return (
    <div className="sm:col-span-3">
      <Note tone="warn">
        {change.kind === "skipped"
          ? `The clocks go forward on this day: the time between ${change.from} and ${change.to} does not exist.`
          : `The clocks go back on this day: the time between ${change.from} and ${change.to} happens twice. Both are offered, marked first and second.`}
        {moved && " Your start was in it and moved to the next time that exists."}
      </Note>
    </div>
  );
}

function say(choice: TimeChoice): string {
  return choice.which ? `${choice.label} ${choice.which} (UTC${choice.offset})` : choice.label;
}

/** The day's grid from the running slot on; the chosen start stays listed even when it has passed meanwhile. */
function startChoices(date: string, chosen: string, now: string, zone: string): TimeChoice[] {
  const earliest = slotStart(now);
  return choicesOfDay(date, zone).filter(({ instant }) => instant >= earliest || instant === chosen);
}

function endChoices(startsAt: string, zone: string, longestMinutes: number): TimeChoice[] {
  return choicesBetween(plusMinutes(startsAt, SLOT_MINUTES), plusMinutes(startsAt, longestMinutes + 1), zone);
}
