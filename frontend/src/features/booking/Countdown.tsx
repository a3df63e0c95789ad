import type { Booking } from "@/lib/api/schema";
import { countdown } from "@/lib/time/format";
import { useNow } from "@/lib/time/useNow";

/** Time to the start, the decision or the end, whichever comes next. Nothing once it is over. */
export function Countdown({ booking }: { booking: Booking }) {
  const now = useNow(
    booking.status === "approved" || booking.status === "active" || booking.status === "pending" ? 1000 : undefined,
  );
  const next = nextMoment(booking, now);
  if (!next) return null;
  return (
    <span>
      {next.words} <span className="font-semibold">{countdown(next.at - now)}</span>
    </span>
  );
}

function nextMoment(booking: Booking, now: number): { words: string; at: number } | undefined {
  const startsAt = Date.parse(booking.startsAt);
  if (booking.status === "active") return { words: "Ends in", at: Date.parse(booking.endsAt) };
  if (booking.status === "approved" && startsAt > now) return { words: "Starts in", at: startsAt };
  if (booking.status === "pending" && booking.decideBy)
    return { words: "Decision within", at: Date.parse(booking.decideBy) };
  return undefined;
}
