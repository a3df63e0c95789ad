import { Temporal } from "temporal-polyfill";

/** Arithmetic on calendar days ("2026-11-24"), which have no zone and no clock. Weeks begin on Monday. */
export type Day = string;
type Step = "day" | "week" | "month";

export function isDay(text: string | null | undefined): text is Day {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

export function shift(day: Day, by: number, step: Step = "day"): Day {
  return plain(day)
    .add({ [`${step}s`]: by })
    .toString();
}

export function daysFrom(first: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => shift(first, index));
}

export function mondayOf(day: Day): Day {
  return shift(day, 1 - plain(day).dayOfWeek);
}

export function weekOf(day: Day): Day[] {
  return daysFrom(mondayOf(day), 7);
}

/** The whole weeks that a month touches: four to six of them. */
export function monthGrid(day: Day): Day[] {
  const first = plain(day).with({ day: 1 });
  const monday = mondayOf(first.toString());
  const last = first.add({ months: 1 }).subtract({ days: 1 }).toString();
  return daysFrom(monday, daysBetween(monday, mondayOf(last)) + 7);
}

export function daysBetween(from: Day, to: Day): number {
  return plain(from).until(plain(to), { largestUnit: "day" }).days;
}

export function sameMonth(a: Day, b: Day): boolean {
  return a.slice(0, 7) === b.slice(0, 7);
}

type Part = Intl.DateTimeFormatOptions;

const FULL: Part = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
const SHORT: Part = { day: "numeric", month: "short", year: "numeric" };

/** "Tuesday 24 November 2026". */
export function fullDay(day: Day): string {
  return said(day, FULL);
}

/** "Tuesday 24 November". */
export function longDay(day: Day): string {
  return said(day, { weekday: "long", day: "numeric", month: "long" });
}

export function weekday(day: Day, length: "short" | "long" = "short"): string {
  return said(day, { weekday: length });
}

export function dayNumber(day: Day): number {
  return plain(day).day;
}

/** "November 2026". */
export function monthName(day: Day): string {
  return said(day, { month: "long", year: "numeric" });
}

/** "23–29 Nov 2026". */
export function daysSpan(first: Day, last: Day): string {
  return new Intl.DateTimeFormat("en-GB", { ...SHORT, timeZone: "UTC" }).formatRange(noon(first), noon(last));
}

function said(day: Day, parts: Part): string {
  // Some browsers put a comma after the weekday, some do not.
  return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" }).format(noon(day)).replace(",", "");
}

function noon(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}

function plain(day: Day): Temporal.PlainDate {
  return Temporal.PlainDate.from(day);
}
