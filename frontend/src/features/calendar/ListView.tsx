import { Check, MapPin } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { cx } from "@/lib/cx";
import { type Day, fullDay } from "@/lib/time/days";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Empty } from "@/ui/Notes";
import { type EntryLinkProps, SeatsMark } from "./EntryLink";
import { itemsOn } from "./place";
import type { ViewProps } from "./view";
import { saying, spanWords } from "./words";

/** The days that have something, one beneath the other: what a phone shows, and a range of days anywhere. */
export function ListView({ days, today, begin, entries, hueOf, toEntry }: ViewProps) {
  const zone = useZone();
  const [wholeFrom, setWholeFrom] = useState<Day>();
  const filled = days.map((day) => ({ day, all: itemsOn(day, zone, entries) })).filter(({ all }) => all.length > 0);
  if (filled.length === 0) return <Empty title="Nothing here">Look at other days, or take a filter off.</Empty>;
  const shown = wholeFrom === days[0] || !begin ? filled : filled.filter(({ day }) => day >= begin);
  return (
    <div className="grid gap-6">
      {shown.length < filled.length && (
        <Button small className="justify-self-start" onClick={() => setWholeFrom(days[0])}>
          Show earlier days
        </Button>
      )}
      {shown.length === 0 && <p className="text-ink-soft">Nothing more in these days.</p>}
      {shown.map(({ day, all }) => (
        <section key={day} aria-label={fullDay(day)}>
          <h3 className="sticky top-16 z-10 mb-2 flex items-center gap-2 bg-ground/95 py-1 font-semibold">
            {fullDay(day)}
            {day === today && <Chip tone="sea">Today</Chip>}
          </h3>
          <ul className="grid gap-2">
            {all.map((entry) => (
              <li key={entry.id}>
                <Row entry={entry} hue={hueOf(entry)} to={toEntry(entry)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({ entry, hue, to }: EntryLinkProps) {
  const zone = useZone();
  return (
    <Link
      to={to}
      preventScrollReset
      data-hue={hue}
      aria-label={saying(entry, zone)}
      className={cx(
        "grid min-h-14 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-4 rounded-lg border border-l-8 border-line border-l-hue-mark bg-surface px-3 py-2.5 hover:bg-hue-wash",
        entry.mine && "bg-hue-wash",
        (entry.over || entry.cancelled) && "opacity-75 saturate-50",
      )}
    >
      <span className="text-sm">
        {spanWords(entry, zone)
          .split("–")
          .map((time) => (
            <span key={time} className="block first:font-semibold not-first:text-ink-soft">
              {time}
            </span>
          ))}
      </span>
      <span className="min-w-0">
        <span className={cx("block font-semibold", entry.cancelled && "line-through")}>{entry.title}</span>
        <span className="flex items-center gap-1 text-sm text-ink-soft">
          <MapPin size={14} aria-hidden className="shrink-0" />
          <span className="truncate">{entry.location}</span>
        </span>
      </span>
      <span className="grid justify-items-end gap-1 text-sm">
        <SeatsMark entry={entry} />
        {entry.mine && (
          <span className="flex items-center gap-1 font-semibold text-hue-ink">
            <Check size={14} strokeWidth={3} aria-hidden /> Yours
          </span>
        )}
      </span>
    </Link>
  );
}
