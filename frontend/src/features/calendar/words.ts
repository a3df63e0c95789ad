import { longDay } from "@/lib/time/days";
import { timeOf } from "@/lib/time/format";
import { localDate } from "@/lib/time/grid";
import type { Entry } from "./entry";

type Seats = Pick<Entry, "seatsLeft" | "capacity" | "state" | "cancelled" | "over">;

/** In a cell: "9 left", "Full", "Cancelled". */
export function seatsShort({ seatsLeft, state, cancelled, over }: Seats): string {
  if (cancelled) return "Cancelled";
  if (over) return "Over";
  return state === "full" ? "Full" : `${seatsLeft} left`;
}

/** With room: "9 of 12 seats left". */
export function seatsLong(seats: Seats): string {
  if (seats.cancelled || seats.over) return seatsShort(seats);
  if (seats.state === "full") return `Full, all ${seats.capacity} seats are taken`;
  return `${seats.seatsLeft} of ${seats.capacity} seats left${seats.state === "almost-full" ? ", almost full" : ""}`;
}

export function spanWords({ startsAt, endsAt }: Pick<Entry, "startsAt" | "endsAt">, zone: string): string {
  return `${timeOf(startsAt, zone)}–${timeOf(endsAt, zone)}`;
}

/** What a screen reader says of an entry, wherever it stands. */
export function saying(entry: Entry, zone: string): string {
  const parts = [
    entry.title,
    longDay(localDate(entry.startsAt, zone)),
    spanWords(entry, zone),
    entry.location,
    seatsLong(entry),
    ...(entry.mine ? ["you have a seat"] : []),
  ];
  return parts.join(", ");
}
