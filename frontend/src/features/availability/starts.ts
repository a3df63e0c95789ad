import { iso, SLOT_MS } from "@/lib/time/instants";
import type { Span } from "./slots";

const HALF_HOUR_MS = 2 * SLOT_MS;

/** When one could start so that the whole length is free: the beginning of each free stretch, and then every half hour. */
export function startsIn(free: readonly Span[], minutes: number): string[] {
  const length = minutes * 60_000;
  const starts = free.flatMap(({ startsAt, endsAt }) => {
    const first = Date.parse(startsAt);
    const last = Date.parse(endsAt) - length;
    if (last < first) return [];
    const times = [first];
    for (let at = Math.floor(first / HALF_HOUR_MS + 1) * HALF_HOUR_MS; at <= last; at += HALF_HOUR_MS) times.push(at);
    return times;
  });
  return [...new Set(starts)].sort((a, b) => a - b).map(iso);
}
