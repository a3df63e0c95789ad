import { useQuery } from "@tanstack/react-query";
import type { FreeResource } from "@/lib/api/schema";
import { dayAndTime, dayOf, timeOf } from "@/lib/time/format";
import { dayWindow, localDate } from "@/lib/time/grid";
import { minutesBetween, slotStart } from "@/lib/time/instants";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { ErrorNote, Note, SkeletonList } from "@/ui/Notes";
import { AsOf } from "./AsOf";
import { whatIsFree } from "./api";
import { covers, freeFirst, joined, placeIn, type Span } from "./slots";

interface DayStripsProps {
  wanted: Span;
  size: { cores: number; memoryGb: number; gpus: number; tags: string[] };
  onStart: (instant: string) => void;
}

const SHOWN = 6;

/** One strip per machine: the day as a quay, the free stretches, and where the wish would lie. */
export function DayStrips({ wanted, size, onStart }: DayStripsProps) {
  const zone = useZone();
  const day = dayWindow(localDate(wanted.startsAt, zone), zone);
  const running = slotStart(new Date().toISOString());
  const from = day.from < running ? running : day.from;
  const to = wanted.endsAt > day.to ? wanted.endsAt : day.to;
  const free = useQuery(
    whatIsFree({ kind: "compute", ...size, from, to, duration: minutesBetween(wanted.startsAt, wanted.endsAt) }),
  );

  if (free.isPending) return <SkeletonList rows={2} label="Looking up what is free" />;
  if (free.isError) {
    return (
      <>
        <ErrorNote error={free.error} retry={() => void free.refetch()} />
        <p className="text-sm text-ink-soft">You can book without it: Berth checks when you do.</p>
      </>
    );
  }
  const results = freeFirst(free.data.results, wanted);
  if (results.length === 0) {
    return (
      <Note tone="warn">
        No machine has this much on {dayOf(wanted.startsAt, zone)}. Take less, fewer tags, or another day.
      </Note>
    );
  }
  return (
    <div className="grid gap-4">
      <AsOf answer={free.data} />
      <ul className="grid gap-4">
        {results.slice(0, SHOWN).map((result) => (
          <Strip key={result.resource.id} result={result} wanted={wanted} day={day} zone={zone} onStart={onStart} />
        ))}
      </ul>
      {results.length > SHOWN && <p className="text-sm text-ink-soft">and {results.length - SHOWN} more machines</p>}
      <Legend />
    </div>
  );
}

interface StripProps {
  result: FreeResource;
  wanted: Span;
  day: { from: string; to: string };
  zone: string;
  onStart: (instant: string) => void;
}

function Strip({ result, wanted, day, zone, onStart }: StripProps) {
  const spans = joined(result.slots);
  const fits = covers(spans, wanted);
  const next = result.nextAvailable;
  const wish = placeIn(day, wanted);
  return (
    <li className="grid gap-1.5">
      <div className="flex items-center justify-between gap-2">
        <span className="font-medium">{result.resource.name}</span>
        <Chip tone={fits ? "moss" : "buoy"}>{fits ? "Free at your time" : "Taken at your time"}</Chip>
      </div>
      <svg viewBox="0 0 1000 40" preserveAspectRatio="none" className="h-7 w-full rounded-md bg-sunken" aria-hidden>
        {spans.map((span) => {
          const { start, width } = placeIn(day, span);
          return (
            <rect key={span.startsAt} x={start * 1000} width={width * 1000} y="0" height="40" className="fill-sea/30" />
          );
        })}
        {[6, 12, 18].map((hour) => (
          <line
            key={hour}
            x1={(hour / 24) * 1000}
            x2={(hour / 24) * 1000}
            y1="0"
            y2="40"
            className="stroke-line-strong/40"
            strokeWidth="2"
          />
        ))}
        <rect
          x={wish.start * 1000}
          width={Math.max(6, wish.width * 1000)}
          y="6"
          height="28"
          rx="6"
          className={fits ? "fill-sea" : "fill-buoy-mark"}
        />
      </svg>
      <p className="sr-only">
        Free{" "}
        {spans.map((span) => `${timeOf(span.startsAt, zone)} to ${timeOf(span.endsAt, zone)}`).join(", ") ||
          "at no time this day"}
        .
      </p>
      {!fits && next && (
        <Button small look="quiet" className="justify-self-start" onClick={() => onStart(next)}>
          Next free {dayAndTime(next, zone)}
        </Button>
      )}
    </li>
  );
}

function Legend() {
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-soft" aria-hidden>
      <span className="inline-flex items-center gap-1.5">
        <span className="size-3 rounded-sm bg-sea/30" /> free
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span className="size-3 rounded-sm bg-line" /> taken or past
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span className="size-3 rounded-sm bg-sea" /> your time
      </span>
      <span>midnight to midnight</span>
    </p>
  );
}
