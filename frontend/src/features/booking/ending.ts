import type { Booking } from "@/lib/api/schema";

const WARN_MS = 10 * 60_000;
const LAST_CALL_MS = 2 * 60_000;

type Times = Pick<Booking, "status" | "kind" | "endsAt">;

/** What runs and ends within ten minutes, the first to end first. A course ends when it ends: nobody is warned. */
export function endingSoon<T extends Times>(bookings: readonly T[], nowMs: number): T[] {
  const left = ({ endsAt }: T) => Date.parse(endsAt) - nowMs;
  return bookings
    .filter((one) => one.status === "active" && one.kind !== "course" && left(one) > 0 && left(one) <= WARN_MS)
    .sort((one, other) => left(one) - left(other));
}

export function isLastCall({ endsAt }: Times, nowMs: number): boolean {
  return Date.parse(endsAt) - nowMs <= LAST_CALL_MS;
}
