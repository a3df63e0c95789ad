import type { Booking, PortalBooking } from "@/lib/api/schema";
import { dayAndTime, timeOf } from "@/lib/time/format";
import { localDate } from "@/lib/time/grid";

export interface Span {
  startsAt: string;
  endsAt: string;
}

export interface Busy extends Span {
  title: string;
  allDay: boolean;
}

/**
 * What of these takes place within the span, soonest first; they may have been asked for when it was another. What begins
 * when the span ends is in nobody's way.
 */
export function busyIn(span: Span, own: Booking[], elsewhere: PortalBooking[]): Busy[] {
  return [...own.map((one) => ({ ...one, allDay: false })), ...elsewhere.filter(({ status }) => status !== "cancelled")]
    .filter((one) => instant(one.startsAt) < instant(span.endsAt) && instant(span.startsAt) < instant(one.endsAt))
    .sort((one, other) => instant(one.startsAt) - instant(other.startsAt))
    .map(({ title, startsAt, endsAt, allDay }) => ({ title, startsAt, endsAt, allDay }));
}

/** "You already have “Seminar” then, 10:00–11:00. You can still book." With the day where it is not the one that is booked. */
export function saidOf({ title, startsAt, endsAt, allDay }: Busy, span: Span, zone: string): string {
  if (allDay) return `You already have “${title}” all that day. You can still book.`;
  const day = localDate(span.startsAt, zone);
  const at = (time: string) => (localDate(time, zone) === day ? timeOf(time, zone) : dayAndTime(time, zone));
  return `You already have “${title}” then, ${at(startsAt)}–${at(endsAt)}. You can still book.`;
}

function instant(time: string): number {
  return Date.parse(time);
}
