import {
  type Day,
  daysBetween,
  daysFrom,
  daysSpan,
  fullDay,
  monthGrid,
  monthName,
  shift,
  weekOf,
} from "@/lib/time/days";
import { dayWindow } from "@/lib/time/grid";
import { type CalendarQuery, LIST_DAYS, MOST_DAYS, type View } from "./query";

/** The days that a view shows, and the instants between which they lie in the person's zone. */
export interface Span {
  days: Day[];
  from: string;
  to: string;
  title: string;
}

export function spanOf(view: View, query: Pick<CalendarQuery, "date" | "from" | "to">, zone: string): Span {
  const days = daysOf(view, query);
  const first = days[0] ?? query.date;
  const last = days.at(-1) ?? query.date;
  return {
    days,
    from: dayWindow(first, zone).from,
    to: dayWindow(last, zone).to,
    title: titleOf(view, query.date, first, last),
  };
}

/** Where the arrows lead from here. */
export function neighbour(
  view: View,
  query: Pick<CalendarQuery, "date" | "from" | "to">,
  by: -1 | 1,
): Partial<CalendarQuery> {
  if (view !== "list") return { date: shift(query.date, by, view), from: undefined, to: undefined };
  const days = daysOf(view, query).length;
  if (!query.from || !query.to)
    return { date: shift(query.from ?? query.date, by * days), from: undefined, to: undefined };
  return { from: shift(query.from, by * days), to: shift(query.to, by * days) };
}

function daysOf(view: View, { date, from, to }: Pick<CalendarQuery, "date" | "from" | "to">): Day[] {
  switch (view) {
    case "month":
      return monthGrid(date);
    case "week":
      return weekOf(date);
    case "day":
      return [date];
    case "list": {
      const first = from ?? (to && to < date ? to : date);
      return daysFrom(first, to ? Math.min(daysBetween(first, to) + 1, MOST_DAYS) : LIST_DAYS);
    }
  }
}

function titleOf(view: View, date: Day, first: Day, last: Day): string {
  if (view === "month") return monthName(date);
  return view === "day" ? fullDay(date) : daysSpan(first, last);
}
