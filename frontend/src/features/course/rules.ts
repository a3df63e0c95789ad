import type { CourseSession } from "@/lib/api/schema";

export interface SeatQuestion {
  session: Pick<CourseSession, "status" | "startsAt" | "endsAt" | "seatsLeft">;
  now: number;
  /** Seats can be booked at all (a feature that admins open and close). */
  open: boolean;
}

/** Why a seat cannot be booked now; the server judges, this only says it beforehand. */
export function whyNoSeat({ session, now, open }: SeatQuestion): string | undefined {
  if (session.status === "cancelled") return "This session was cancelled.";
  if (session.status === "completed" || Date.parse(session.endsAt) <= now) return "This session is over.";
  if (Date.parse(session.startsAt) <= now) return "This session has begun.";
  if (!open) return "Seats cannot be booked just now. What is booked stays.";
  if (session.seatsLeft <= 0) return "Every seat is taken. When one is given up, it shows here at once.";
  return undefined;
}

/** Why a seat cannot be given up any more. */
export function whyKeepSeat(session: Pick<CourseSession, "startsAt">, now: number): string | undefined {
  return Date.parse(session.startsAt) <= now ? "It has begun: a seat can be given up until then." : undefined;
}
