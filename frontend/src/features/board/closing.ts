import type { Branch, Weekday } from "@/lib/api/schema";

export const WEEK: Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** When the custodian locks up; a day without a time has no mark on the board. */
export type Closing = Partial<Record<Weekday, string>>;

export function closingOf({ closing }: Branch): Closing {
  return Object.fromEntries(closing.flatMap(({ day, cutOff }) => (cutOff ? [[day, cutOff]] : [])));
}

export function fieldsOf(closing: Closing): Branch["closing"] {
  return WEEK.flatMap((day) => (closing[day] ? [{ day, cutOff: closing[day] }] : []));
}

/** "Mon–Thu 18:00, Fri–Sat 17:00": days in a row with the same time stand together. */
export function inWords(closing: Closing): string {
  const rows: { from: Weekday; to: Weekday; at: string }[] = [];
  for (const [n, day] of WEEK.entries()) {
    const at = closing[day];
    const last = rows.at(-1);
    if (at && last?.at === at && last.to === WEEK[n - 1]) last.to = day;
    else if (at) rows.push({ from: day, to: day, at });
  }
  return rows
    .map(({ from, to, at }) => `${from === to ? short(from) : `${short(from)}–${short(to)}`} ${at}`)
    .join(", ");
}

export function named(day: Weekday): string {
  return day.charAt(0).toUpperCase() + day.slice(1);
}

function short(day: Weekday): string {
  return named(day).slice(0, 3);
}
