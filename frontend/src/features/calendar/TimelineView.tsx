import type { MouseEvent } from "react";
import { cx } from "@/lib/cx";
import { type Day, dayNumber, weekday } from "@/lib/time/days";
import { dayAndTime, spanOf as inWords, timeOf } from "@/lib/time/format";
import { dayWindow } from "@/lib/time/grid";
import { iso } from "@/lib/time/instants";
import { useNow } from "@/lib/time/useNow";
import { useZone } from "@/lib/time/zone";
import { Empty } from "@/ui/Notes";
import { movedAlong } from "./roving";
import { type Bar, barsOf, type Lane, pointedAt, type State, type Stretch, soonest } from "./timeline";
import { useRoving } from "./useRoving";

interface TimelineProps {
  days: Day[];
  from: string;
  to: string;
  today: Day;
  stretches: Stretch[];
  what: string;
  onPick: (pick: Pick) => void;
  /** Which stretches can be picked. */
  pickable: readonly State[];
  onTurn: (by: -1 | 1) => void;
}

/** A start in a stretch in which a room is free. */
export interface Pick {
  resourceId: string;
  startsAt: string;
  free: { startsAt: string; endsAt: string };
}

/** Rooms or nodes over time: one bar each, from the span's first midnight to its last. */
export function TimelineView({ days, from, to, today, stretches, what, onPick, pickable, onTurn }: TimelineProps) {
  const zone = useZone();
  const now = iso(useNow(60_000));
  const lanes = barsOf(stretches, from, to);
  const counts = lanes.map((lane) => pickableOf(lane, pickable, now).length);
  const { grid, spot } = useRoving({
    counts,
    perRow: 1,
    start: Math.max(
      0,
      counts.findIndex((count) => count > 0),
    ),
    onTurn,
    step: movedAlong,
  });
  if (lanes.length === 0)
    return (
      <Empty title="Nothing to show">{`No ${what} here in these days, or nothing of them is kept any more.`}</Empty>
    );
  return (
    <div className="overflow-hidden rounded-2xl border border-line bg-surface">
      <Scale days={days} today={today} zone={zone} />
      <ul className="divide-y divide-line" {...grid}>
        {lanes.map((lane, row) => (
          <li
            key={lane.resourceId}
            className="grid items-center gap-x-4 gap-y-1.5 px-4 py-3 sm:grid-cols-[11rem_minmax(0,1fr)]"
          >
            <div className="min-w-0">
              <span className="block truncate font-medium">{lane.name}</span>
              <span className="block truncate text-sm text-ink-soft">{lane.location}</span>
            </div>
            <div>
              <div className="relative">
                <Bars lane={lane} days={days} zone={zone} from={from} to={to} />
                <Free
                  lane={lane}
                  pickable={pickable}
                  zone={zone}
                  from={from}
                  to={to}
                  now={now}
                  spot={(at) => spot(row, at)}
                  onPick={onPick}
                />
              </div>
              <Said lane={lane} zone={zone} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Scale({ days, today, zone }: { days: Day[]; today: Day; zone: string }) {
  const single = days.length === 1 ? days[0] : undefined;
  return (
    <div
      aria-hidden
      className="grid gap-x-4 border-b border-line px-4 py-2 text-sm text-ink-soft sm:grid-cols-[11rem_minmax(0,1fr)]"
    >
      <span className="max-sm:hidden" />
      <div className="flex">
        {single
          ? quarters(single, zone).map((time) => (
              <span key={time} className="grow basis-0">
                {timeOf(time, zone)}
              </span>
            ))
          : days.map((day) => (
              <span
                key={day}
                className={cx(
                  "min-w-0 grow basis-0 whitespace-nowrap",
                  days.length > 7 && "text-center text-xs max-sm:text-left max-sm:not-nth-[7n+1]:text-transparent",
                  day === today && "font-bold text-sea",
                )}
              >
                {days.length > 7 ? dayNumber(day) : `${weekday(day)} ${dayNumber(day)}`}
              </span>
            ))}
      </div>
    </div>
  );
}

const looks: Record<Bar["state"], string> = {
  free: "fill-moss/45",
  "almost-full": "fill-buoy-mark/70",
  full: "fill-ink-soft/80",
  unknown: "fill-sky/50",
};

/** Height tells what colour tells: full is the whole bar, free the foot of it; a node's is as high as it is used. */
const heights: Record<State, number> = { free: 4, "almost-full": 7, full: 10, unknown: 5 };

function heightOf({ state, used }: { state: State; used?: number | undefined }): number {
  return used === undefined ? heights[state] : Math.max(1.5, used * 10);
}

function Bars({ lane, days, zone, from, to }: { lane: Lane; days: Day[]; zone: string; from: string; to: string }) {
  const length = Date.parse(to) - Date.parse(from);
  return (
    <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden className="h-7 w-full rounded-md bg-sunken">
      {lane.bars.map((bar) => (
        <rect
          key={bar.startsAt + bar.state}
          x={bar.left * 1000}
          width={bar.width * 1000}
          y={10 - heightOf(bar)}
          height={heightOf(bar)}
          className={looks[bar.state]}
        >
          <title>{`${wordsOf(bar, zone)}, ${inWords(bar.startsAt, bar.endsAt, zone)}`}</title>
        </rect>
      ))}
      {lines(days).map((day) => (
        <rect
          key={day}
          x={((Date.parse(dayWindow(day, zone).from) - Date.parse(from)) / length) * 1000 - 0.5}
          width="1"
          height="10"
          className="fill-line-strong/60"
        />
      ))}
    </svg>
  );
}

const pickableOf = (lane: Lane, pickable: readonly State[], now: string) =>
  lane.bars.filter(({ state, endsAt }) => pickable.includes(state) && endsAt > now);

interface FreeProps {
  lane: Lane;
  pickable: readonly State[];
  zone: string;
  from: string;
  to: string;
  now: string;
  spot: (at: number) => object;
  onPick: (pick: Pick) => void;
}

/** Over the free bars: pointed at, the time that was pointed at; by key, the first one there is. */
function Free({ lane, pickable, zone, from, to, now, spot, onPick }: FreeProps) {
  function pick(event: MouseEvent<HTMLElement>, bar: Bar) {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const pointed = event.detail > 0 && width > 0;
    onPick({
      resourceId: lane.resourceId,
      startsAt: pointedAt(bar, pointed ? (event.clientX - left) / width : 0, from, to, now),
      free: { startsAt: soonest(bar, now), endsAt: bar.endsAt },
    });
  }
  return pickableOf(lane, pickable, now).map((bar, at) => (
    <button
      key={bar.startsAt}
      type="button"
      {...spot(at)}
      aria-label={`Book ${lane.name}, ${lowerFirst(wordsOf(bar, zone))} ${inWords(bar.startsAt, bar.endsAt, zone)}`}
      title={`${wordsOf(bar, zone)}, ${inWords(bar.startsAt, bar.endsAt, zone)}. Click to book.`}
      className="absolute inset-y-0 cursor-pointer rounded-sm hover:bg-moss/25"
      style={{ left: `${bar.left * 100}%`, width: `${bar.width * 100}%` }}
      onClick={(event) => pick(event, bar)}
    />
  ));
}

/** Between days; in a month only between weeks. */
function lines(days: Day[]): Day[] {
  return days.filter((_, at) => at > 0 && (days.length <= 7 || at % 7 === 0));
}

const words: Record<State, string> = { free: "Free", "almost-full": "Almost full", full: "Taken", unknown: "Unknown" };

function wordsOf({ state, free, unknownSince }: Bar, zone: string): string {
  if (state === "unknown") return unknownSince ? `Unknown since ${dayAndTime(unknownSince, zone)}` : words.unknown;
  if (!free || state === "full") return words[state];
  const gpus = free.gpus > 0 ? `, ${free.gpus} ${free.gpus === 1 ? "GPU" : "GPUs"}` : "";
  return `${free.cores} ${free.cores === 1 ? "core" : "cores"}, ${free.memoryGb} GB${gpus} free`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
const MOST_SAID = 12;

/** What the bar shows, for those who hear it. */
function Said({ lane, zone }: { lane: Lane; zone: string }) {
  const said = lane.bars.filter(({ state }) => state !== "free");
  return (
    <ul className="sr-only" aria-label={`${lane.name}, when it is taken`}>
      {said.length === 0 && <li>Free in all of its hours</li>}
      {said.slice(0, MOST_SAID).map((bar) => (
        <li key={bar.startsAt}>{`${wordsOf(bar, zone)}, ${inWords(bar.startsAt, bar.endsAt, zone)}`}</li>
      ))}
      {said.length > MOST_SAID && <li>and {said.length - MOST_SAID} more</li>}
    </ul>
  );
}

function quarters(day: Day, zone: string): string[] {
  const { from, to } = dayWindow(day, zone);
  const step = (Date.parse(to) - Date.parse(from)) / 6;
  return Array.from({ length: 6 }, (_, part) => new Date(Date.parse(from) + part * step).toISOString());
}

export function TimelineLegend({ unknown }: { unknown: boolean }) {
  const states: State[] = ["free", "almost-full", "full"];
  return (
    <ul aria-label="Legend" className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
      {(unknown ? [...states, "unknown" as const] : states).map((state) => (
        <li key={state} className="flex items-center gap-2">
          <svg viewBox="0 0 20 10" aria-hidden className="h-4 w-8 rounded bg-sunken">
            <rect width="20" y={10 - heights[state]} height={heights[state]} className={looks[state]} />
          </svg>
          {words[state]}
        </li>
      ))}
      {unknown && <li>Unknown: also booked elsewhere, and that was not read lately</li>}
      <li>Empty: closed, or past</li>
    </ul>
  );
}
