import { iso, SLOT_MS, slotStart } from "@/lib/time/instants";
import type { SeatState } from "./entry";

/** Unknown: an outside system books the room too and was not read lately. */
export type State = SeatState | "unknown";

/** What is free of a node. */
export interface Left {
  cores: number;
  memoryGb: number;
  gpus: number;
}

/** A stretch of a room's or node's time in which as much is free; what is closed has none. */
export interface Stretch {
  resourceId: string;
  title: string;
  location: string;
  startsAt: string;
  endsAt: string;
  state: State;
  /** Of a node. */
  left?: Left | undefined;
  /** Of a node: the part of its cores that is taken, 0 to 1. */
  used?: number | undefined;
  unknownSince?: string | undefined;
}

/** Part of a lane, as shares of the span. */
export interface Bar extends Pick<Stretch, "startsAt" | "endsAt" | "state" | "used" | "unknownSince"> {
  free?: Left | undefined;
  left: number;
  width: number;
}

export interface Lane {
  resourceId: string;
  name: string;
  location: string;
  bars: Bar[];
}

/** By name; each bar cut to the span, in exact time, so that a day of 25 hours is that much wider. */
export function barsOf(stretches: readonly Stretch[], from: string, to: string): Lane[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const lanes = new Map<string, Lane>();
  for (const { resourceId, title, location, startsAt, endsAt, state, left: free, used, unknownSince } of stretches) {
    const first = Math.max(Date.parse(startsAt), start);
    const last = Math.min(Date.parse(endsAt), end);
    if (first >= last) continue;
    const lane = lanes.get(resourceId) ?? { resourceId, name: title, location, bars: [] };
    lane.bars.push({
      startsAt,
      endsAt,
      state,
      free,
      used,
      unknownSince,
      left: (first - start) / (end - start),
      width: (last - first) / (end - start),
    });
    lanes.set(resourceId, lane);
  }
  return [...lanes.values()]
    .map((lane) => ({ ...lane, bars: lane.bars.sort((a, b) => a.left - b.left) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * The slot of a free bar that was pointed at.
 *
 * @param share how far along what is shown of the bar, from 0 to 1
 */
export function pointedAt(bar: Bar, share: number, from: string, to: string, now: string): string {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const shown = start + (bar.left + bar.width * Math.min(Math.max(share, 0), 1)) * (end - start);
  const last = Date.parse(bar.endsAt) - SLOT_MS;
  return iso(Math.max(Date.parse(slotStart(iso(Math.min(shown, last)))), Date.parse(soonest(bar, now))));
}

/** What is free of it began in the past: what is left begins with the slot that is running. */
export function soonest({ startsAt }: Pick<Bar, "startsAt">, now: string): string {
  return startsAt > slotStart(now) ? startsAt : slotStart(now);
}
