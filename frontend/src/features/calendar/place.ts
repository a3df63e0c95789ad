import type { Day } from "@/lib/time/days";
import { choice, dayWindow } from "@/lib/time/grid";

interface Timed {
  startsAt: string;
  endsAt: string;
}

/** The part of something that lies on one day, by the clock on the wall. */
export interface Segment<T> {
  item: T;
  /** Minutes since local midnight. Where the clocks go back an hour is shown twice in one place, beside itself. */
  start: number;
  end: number;
}

/** Side by side where they overlap: lane 0 of 2, lane 1 of 2. */
export interface Placed<T> extends Segment<T> {
  lane: number;
  lanes: number;
}

const DAY_MINUTES = 24 * 60;
/** Shorter ones are drawn this tall, so that they can be read and pressed. */
const LEAST_MINUTES = 30;

export function itemsOn<T extends Timed>(day: Day, zone: string, items: readonly T[]): T[] {
  const { from, to } = dayWindow(day, zone);
  return items.filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from).sort(byTime);
}

export function segmentsOf<T extends Timed>(day: Day, zone: string, items: readonly T[]): Segment<T>[] {
  const { from, to } = dayWindow(day, zone);
  return itemsOn(day, zone, items).map((item) => {
    const start = item.startsAt <= from ? 0 : wallMinute(item.startsAt, zone);
    const end = item.endsAt >= to ? DAY_MINUTES : wallMinute(item.endsAt, zone);
    return { item, start, end: Math.max(end, start + 15) };
  });
}

/** Greedy: each takes the first lane that is free again; those that touch one another share the width. */
export function placed<T>(segments: readonly Segment<T>[]): Placed<T>[] {
  const all = [...segments].sort((a, b) => a.start - b.start || b.end - a.end);
  const result: Placed<T>[] = [];
  let cluster: Placed<T>[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const one of cluster) one.lanes = ends.length;
    result.push(...cluster);
    cluster = [];
    ends = [];
  };
  for (const segment of all) {
    if (ends.every((end) => end <= segment.start)) close();
    const freed = ends.findIndex((end) => end <= segment.start);
    const lane = freed < 0 ? ends.length : freed;
    ends[lane] = Math.max(segment.end, segment.start + LEAST_MINUTES);
    cluster.push({ ...segment, lane, lanes: 1 });
  }
  close();
  return result;
}

/** The hours worth showing: the working day, and whatever lies beyond it. */
export function hoursShown(segments: readonly Segment<unknown>[]): { first: number; last: number } {
  const first = Math.min(8, ...segments.map(({ start }) => Math.floor(start / 60)));
  const last = Math.max(18, ...segments.map(({ start, end }) => Math.ceil(Math.max(end, start + LEAST_MINUTES) / 60)));
  return { first, last: Math.min(24, last) };
}

function wallMinute(instant: string, zone: string): number {
  const [hour = 0, minute = 0] = choice(instant, zone).label.split(":").map(Number);
  return hour * 60 + minute;
}

function byTime(a: Timed, b: Timed): number {
  return a.startsAt.localeCompare(b.startsAt) || a.endsAt.localeCompare(b.endsAt);
}
