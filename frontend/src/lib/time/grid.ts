import { Temporal } from "temporal-polyfill";
import { iso, SLOT_MS } from "./instants";

/**
 * The booking grid as people meet it. A day's choices are the grid's instants between two local midnights, so an hour
 * that happens twice is offered twice and one that does not exist is not offered at all, whatever the zone does.
 */
export interface TimeChoice {
  instant: string;
  /** Local wall time, "14:30". */
  label: string;
  /** Set when the wall time happens twice that day: which of the two this is. */
  which?: "first" | "second";
  /** Offset from UTC, "+02:00"; worth showing when `which` is set. */
  offset: string;
  date: string;
}

export function localDate(instant: string, zone: string): string {
  return at(instant, zone).toPlainDate().toString();
}

/** Local midnight to local midnight: 23, 24 or 25 hours. */
export function dayWindow(date: string, zone: string): { from: string; to: string } {
  const day = Temporal.PlainDate.from(date);
  return { from: startOf(day, zone), to: startOf(day.add({ days: 1 }), zone) };
}

export function choicesOfDay(date: string, zone: string): TimeChoice[] {
  const { from, to } = dayWindow(date, zone);
  return choicesBetween(from, to, zone);
}

/** The grid's instants in [from, to), each with the wall time it has in the zone. */
export function choicesBetween(from: string, to: string, zone: string): TimeChoice[] {
  const choices: TimeChoice[] = [];
  const first = Math.ceil(Date.parse(from) / SLOT_MS) * SLOT_MS;
  for (let ms = first; ms < Date.parse(to); ms += SLOT_MS) choices.push(choice(iso(ms), zone));
  return choices;
}

export function choice(instant: string, zone: string): TimeChoice {
  const local = at(instant, zone);
  const plain = local.toPlainDateTime();
  const [earlier, later] = (["earlier", "later"] as const).map((disambiguation) =>
    plain.toZonedDateTime(zone, { disambiguation }),
  );
  const twice = earlier && later && !earlier.equals(later);
  return {
    instant,
    label: plain.toPlainTime().toString({ smallestUnit: "minute" }),
    offset: local.offset,
    date: plain.toPlainDate().toString(),
    ...(twice ? { which: local.equals(earlier) ? ("first" as const) : ("second" as const) } : {}),
  };
}

export interface ClockChange {
  kind: "skipped" | "repeated";
  from: string;
  to: string;
}

/** What the clocks do on this day, if anything: the wall times that do not exist or happen twice. */
export function clockChange(date: string, zone: string): ClockChange | undefined {
  const { from, to } = dayWindow(date, zone);
  const transition = at(from, zone).getTimeZoneTransition("next");
  if (!transition || transition.epochMilliseconds >= Date.parse(to)) return undefined;
  const before = transition.subtract({ nanoseconds: 1 });
  const shift = transition.offsetNanoseconds - before.offsetNanoseconds;
  const wall = transition.toPlainDateTime();
  const asWasBefore = wall.subtract({ nanoseconds: shift });
  const [first, second] = shift > 0 ? [asWasBefore, wall] : [wall, asWasBefore];
  if (shift === 0) return undefined;
  return {
    kind: shift > 0 ? "skipped" : "repeated",
    from: first.toPlainTime().toString({ smallestUnit: "minute" }),
    to: second.toPlainTime().toString({ smallestUnit: "minute" }),
  };
}

/** The same wall time on another day. Where it does not exist there, the first one after; where twice, the first. */
export function sameTimeOn(date: string, instant: string, zone: string): { instant: string; moved: boolean } {
  const time = at(instant, zone).toPlainTime();
  const wanted = Temporal.PlainDate.from(date).toPlainDateTime(time);
  const found = wanted.toZonedDateTime(zone, { disambiguation: "compatible" });
  return {
    instant: iso(found.epochMilliseconds),
    moved: !found.toPlainDateTime().equals(wanted),
  };
}

/** A wall time on a day, as an instant. Where it does not exist, the first one after; where twice, the first. */
export function atWall(date: string, time: string, zone: string): string {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  return iso(wall.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds);
}

function startOf(day: Temporal.PlainDate, zone: string): string {
  return iso(day.toZonedDateTime(zone).epochMilliseconds);
}

function at(instant: string, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
}
