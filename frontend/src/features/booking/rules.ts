import type { Booking, BookingStatus, User } from "@/lib/api/schema";

/**
 * What a booking in a state allows. booking-service judges; this table only spares people a refusal, and each line
 * names the rule it repeats. A `no` carries the reason that the disabled control shows.
 */
export type Verdict = { yes: true; why?: undefined } | { yes: false; why: string };

const YES: Verdict = { yes: true };
const no = (why: string): Verdict => ({ yes: false, why });

const FINISHED: Record<string, string> = {
  completed: "It is over.",
  rejected: "It was rejected.",
  cancelled: "It was cancelled.",
  expired: "Nobody decided before its start.",
  failed: "It failed.",
};

/** What to say when a booking that is about to be decided is decided already, or has left the list of those that are shown. */
export function decidedMeanwhile(now: Booking | undefined): string | undefined {
  if (!now) return "It was decided or cancelled meanwhile. There is nothing left to reject.";
  if (bookingCan.decide(now).yes) return undefined;
  return `${DECIDED[now.status] ?? "It was decided"} meanwhile. There is nothing left to reject.`;
}

const DECIDED: Partial<Record<BookingStatus, string>> = {
  approved: "Another admin approved it",
  active: "Another admin approved it",
  rejected: "Another admin rejected it",
  cancelled: "It was cancelled",
  expired: "Its start came before a decision",
};

type Actor = Pick<User, "id" | "role">;

export const bookingCan = {
  /** Workflow: only pending is decided (POST /approve, /reject). Capacity is held already, so it never fails for room. */
  decide(booking: Booking): Verdict {
    return booking.status === "pending" ? YES : no(FINISHED[booking.status] ?? "It is decided already.");
  },

  /** DELETE: pending or approved, not yet active. */
  cancel(booking: Booking): Verdict {
    if (booking.status === "pending" || booking.status === "approved") return YES;
    if (booking.status === "active") return no("It is running: end it instead.");
    return no(FINISHED[booking.status] ?? "It cannot be cancelled now.");
  },

  /** POST /end: active only; the end becomes now. */
  end(booking: Booking): Verdict {
    if (isEnding(booking)) return no("It is stopping already.");
    if (booking.status === "active") return YES;
    if (booking.status === "pending" || booking.status === "approved")
      return no("It has not started: cancel it instead.");
    return no(FINISHED[booking.status] ?? "It is not running.");
  },

  /** POST /extend: approved or active; ledger first, then the later end. */
  extend(booking: Booking): Verdict {
    if (isEnding(booking)) return no("It is stopping already.");
    if (booking.status === "approved" || booking.status === "active") return YES;
    if (booking.status === "pending") return no("It is not approved yet.");
    return no(FINISHED[booking.status] ?? "It cannot be extended now.");
  },

  /** POST /move: admins, before it starts. */
  move(booking: Booking): Verdict {
    if (booking.status === "pending" || booking.status === "approved") return YES;
    if (booking.status === "active") return no("It is running, and a running workspace stays where it is.");
    return no(FINISHED[booking.status] ?? "It cannot be moved now.");
  },

  /** PATCH: the time and details before it starts; of compute, the end and the text while it runs. */
  change(booking: Booking): Verdict {
    if (booking.status === "pending" || booking.status === "approved") return YES;
    if (booking.kind === "compute" && booking.status === "active" && !isEnding(booking)) return YES;
    if (booking.status === "active") return no("It has begun: extend or end it instead.");
    return no(FINISHED[booking.status] ?? "It cannot be changed now.");
  },

  /** POST /connect: owner and admins, while the workspace runs. */
  connect(booking: Booking, actor: Actor): Verdict {
    if (booking.user.id !== actor.id && actor.role !== "admin") return no("It belongs to somebody else.");
    if (booking.status === "active" && booking.workspace?.state === "running") return YES;
    if (isEnding(booking)) return no("It is stopping.");
    if (booking.status === "active" || booking.status === "approved") return no("Your workspace is not running yet.");
    if (booking.status === "pending") return no("It is not approved yet.");
    return no(FINISHED[booking.status] ?? "There is nothing to connect to.");
  },
};

/**
 * Whether a control is for this person at all: the server says what may be done now (`may`), and what it does not offer
 * though the state would allow it is not shown. What the state forbids is shown with its reason.
 */
export function offers({ may }: Booking, verb: Booking["may"][number], verdict: Verdict): boolean {
  return !verdict.yes || may.includes(verb);
}

export function isEnding(booking: Booking): boolean {
  const state = booking.workspace?.state;
  return booking.status === "active" && (state === "stopping" || state === "stopped");
}

export const OPEN: BookingStatus[] = ["pending", "approved", "active"];
export const OVER: BookingStatus[] = ["completed", "rejected", "cancelled", "expired", "failed"];

const CLOSE_MS = 15 * 60_000;

interface Telling {
  /** The stream is open, and tells of these bookings. */
  live: boolean;
  usuallyMs: number;
}

/**
 * How often to ask again, beside what the stream tells: every few seconds around a start, when somebody waits for the
 * machine in front of the page; never once all is over.
 */
export function pollEvery(bookings: readonly Booking[], nowMs: number, { live, usuallyMs }: Telling): number | false {
  if (bookings.length > 0 && !bookings.some(({ status }) => OPEN.includes(status))) return false;
  return !live && bookings.some((booking) => isStarting(booking, nowMs)) ? 2_000 : usuallyMs;
}

function isStarting({ kind, status, startsAt, workspace }: Booking, nowMs: number): boolean {
  if (kind !== "compute") return false;
  if (status === "active") return workspace?.state !== "running";
  return status === "approved" && Date.parse(startsAt) - nowMs < CLOSE_MS;
}
