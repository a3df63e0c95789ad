import { Check } from "lucide-react";
import { Link } from "react-router";
import { cx } from "@/lib/cx";
import { timeOf } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import type { Entry } from "./entry";
import { saying, seatsShort, spanWords } from "./words";

export interface EntryLinkProps {
  entry: Entry;
  hue: number;
  to: string;
  spot?: object;
}

/** An entry where there is little room: two lines in a month's cell, more in a week's column. */
export function EntryLink({ entry, hue, to, spot, tall }: EntryLinkProps & { tall?: boolean }) {
  const zone = useZone();
  return (
    <Link
      {...spot}
      to={to}
      preventScrollReset
      data-hue={hue}
      aria-label={saying(entry, zone)}
      title={`${entry.title}, ${spanWords(entry, zone)}, ${entry.location}`}
      className={cx(
        "@container block overflow-hidden rounded-md border-l-4 border-hue-mark bg-hue-wash px-1.5 py-0.5 text-sm leading-snug text-hue-ink hover:brightness-95 dark:hover:brightness-125",
        tall ? "h-full" : "w-full",
        entry.mine && "ring-2 ring-hue-mark ring-inset",
        (entry.over || entry.cancelled) && "opacity-75 saturate-50",
      )}
    >
      <span className={cx("block truncate font-semibold", entry.cancelled && "line-through")}>
        {entry.mine && <Check size={14} strokeWidth={3} aria-hidden className="mr-0.5 inline align-[-2px]" />}
        {!tall && <span className="font-normal">{timeOf(entry.startsAt, zone)} </span>}
        {entry.title}
      </span>
      {tall && <span className="block truncate">{spanWords(entry, zone)}</span>}
      <SeatsMark entry={entry} />
      {tall && <span className="block truncate">{entry.location}</span>}
    </Link>
  );
}

/** How much is left: in words, with a bar of a length, and never by colour alone. */
export function SeatsMark({ entry }: { entry: Entry }) {
  const told = !entry.cancelled && !entry.over;
  const taken = entry.capacity > 0 ? (entry.capacity - entry.seatsLeft) / entry.capacity : 1;
  const scarce = told && entry.state !== "free";
  return (
    <span className="flex items-center gap-1.5">
      {told && (
        <svg
          viewBox="0 0 24 6"
          aria-hidden
          className="h-1.5 w-6 shrink-0 overflow-hidden rounded-full @max-[6rem]:hidden"
        >
          <rect width="24" height="6" className="fill-hue-mark/25" />
          <rect width={taken * 24} height="6" className="fill-hue-mark" />
        </svg>
      )}
      <span className={cx("truncate", scarce && "font-bold")}>{seatsShort(entry)}</span>
    </span>
  );
}
