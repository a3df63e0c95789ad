import { useLimits } from "@/lib/limits";
import { duration } from "@/lib/time/format";
import { choicesOfDay, localDate } from "@/lib/time/grid";
import { minutesBetween } from "@/lib/time/instants";
import { useZone } from "@/lib/time/zone";
import { SelectField } from "@/ui/Field";
import { roomLengths } from "./wish";

export interface Span {
  startsAt: string;
  minutes: number;
}

interface TimeInProps {
  free: { startsAt: string; endsAt: string };
  span: Span;
  errorOf: (field: string) => string | undefined;
  onChange: (span: Span) => void;
}

/** The lengths that fit from a start to where it is not free any more. */
function lengthsFrom(startsAt: string, endsAt: string, longestMinutes: number): number[] {
  const left = minutesBetween(startsAt, endsAt);
  return roomLengths(longestMinutes).filter((minutes) => minutes <= left);
}

/** A start and a length within what is free, on the day that was picked. */
export function TimeIn({ free, span, errorOf, onChange }: TimeInProps) {
  const zone = useZone();
  const { longestMinutes } = useLimits().room;
  const starts = choicesOfDay(localDate(span.startsAt, zone), zone).filter(
    ({ instant }) => instant >= free.startsAt && instant < free.endsAt,
  );

  function startAt(startsAt: string) {
    const longest = lengthsFrom(startsAt, free.endsAt, longestMinutes).at(-1) ?? span.minutes;
    onChange({ startsAt, minutes: Math.min(span.minutes, longest) });
  }

  return (
    <div className="grid grid-cols-2 gap-3">
      <SelectField
        label="Start"
        value={span.startsAt}
        error={errorOf("startsAt")}
        onChange={(event) => startAt(event.target.value)}
      >
        {starts.map(({ instant, label, which }) => (
          <option key={instant} value={instant}>
            {which ? `${label} ${which}` : label}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="How long"
        value={span.minutes}
        error={errorOf("endsAt")}
        onChange={(event) => onChange({ ...span, minutes: Number(event.target.value) })}
      >
        {lengthsFrom(span.startsAt, free.endsAt, longestMinutes).map((minutes) => (
          <option key={minutes} value={minutes}>
            {duration(minutes)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
