import type { Opening, Weekday } from "@/lib/api/schema";

export const WEEKDAYS: Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

export interface Stretch {
  opens: string;
  closes: string;
}

/** As the form holds it. The API's empty list means "always open", which no week of closed days must become by accident. */
export interface Hours {
  always: boolean;
  week: Record<Weekday, Stretch[]>;
}

/** booking-service takes the grid's quarters; 24:00 is the midnight at the day's end. */
const QUARTER = /^([01]\d|2[0-3]):(00|15|30|45)$|^24:00$/;

export const USUAL: Stretch = { opens: "08:00", closes: "20:00" };

export function hoursOf(openings: readonly Opening[]): Hours {
  const week = emptyWeek();
  for (const { day, opens, closes } of openings) week[day].push({ opens, closes });
  return { always: openings.length === 0, week };
}

export function openingsOf({ always, week }: Hours): Opening[] {
  if (always) return [];
  return WEEKDAYS.flatMap((day) => sorted(week[day]).map(({ opens, closes }) => ({ day, opens, closes })));
}

export function copiedToAll(hours: Hours, from: Weekday): Hours {
  const week = emptyWeek();
  for (const day of WEEKDAYS) week[day] = hours.week[from].map((stretch) => ({ ...stretch }));
  return { ...hours, week };
}

/** What "Add hours" offers: after the last ones of the day if there is time left, else before the first. */
export function nextStretch(stretches: readonly Stretch[]): Stretch {
  const last = sorted(stretches).at(-1);
  if (!last) return { ...USUAL };
  const opens = `${String(Number(last.closes.slice(0, 2)) + 1).padStart(2, "0")}${last.closes.slice(2)}`;
  return opens < "24:00" ? { opens, closes: "24:00" } : { opens: "00:00", closes: "00:15" };
}

/** What is wrong with a day, in words (booking-service: Opening, OpeningHours). */
export function faultOf(stretches: readonly Stretch[]): string | undefined {
  if (stretches.some(({ opens, closes }) => !QUARTER.test(opens) || !QUARTER.test(closes)))
    return "Give both times on the quarter hour, like 08:00 or 20:15.";
  if (stretches.some(({ opens, closes }) => closes <= opens))
    return "It must close after it opens. For a night, use two days.";
  const inOrder = sorted(stretches);
  const overlap = inOrder.some((stretch, index) => {
    const before = inOrder[index - 1];
    return before !== undefined && stretch.opens < before.closes;
  });
  return overlap ? "These hours overlap." : undefined;
}

export function faultsOf(hours: Hours): Partial<Record<Weekday | "week", string>> {
  if (hours.always) return {};
  if (WEEKDAYS.every((day) => hours.week[day].length === 0))
    return { week: "Give at least one day its hours. To take no bookings at all, close the room instead." };
  return Object.fromEntries(
    WEEKDAYS.map((day) => [day, faultOf(hours.week[day])] as const).filter(([, fault]) => fault !== undefined),
  );
}

/** "Mon–Fri 08:00–20:00, Sat 10:00–13:00 and 14:00–16:00". */
export function inWords(openings: readonly Opening[]): string {
  if (openings.length === 0) return "Always open";
  const { week } = hoursOf(openings);
  const runs: { first: Weekday; last: Weekday; text: string }[] = [];
  for (const day of WEEKDAYS) {
    const text = sorted(week[day])
      .map(({ opens, closes }) => (opens === "00:00" && closes === "24:00" ? "all day" : `${opens}–${closes}`))
      .join(" and ");
    const run = runs.at(-1);
    if (run && run.text === text) run.last = day;
    else runs.push({ first: day, last: day, text });
  }
  return runs
    .filter(({ text }) => text !== "")
    .map(({ first, last, text }) => `${first === last ? short(first) : `${short(first)}–${short(last)}`} ${text}`)
    .join(", ");
}

export function named(day: Weekday): string {
  return day.charAt(0).toUpperCase() + day.slice(1);
}

function short(day: Weekday): string {
  return named(day).slice(0, 3);
}

function sorted(stretches: readonly Stretch[]): Stretch[] {
  return [...stretches].sort((a, b) => a.opens.localeCompare(b.opens));
}

function emptyWeek(): Record<Weekday, Stretch[]> {
  return { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
}
