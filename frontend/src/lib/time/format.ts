import { minutesBetween } from "./instants";

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options);
  let found = cache.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
    cache.set(key, found);
  }
  return found;
}

export function timeOf(instant: string, zone: string): string {
  return formatter(zone, { hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
}

export function dayOf(instant: string, zone: string): string {
  return formatter(zone, { weekday: "short", day: "numeric", month: "short" }).format(new Date(instant));
}

export function dayAndTime(instant: string, zone: string): string {
  return `${dayOf(instant, zone)}, ${timeOf(instant, zone)}`;
}

export function exactTime(instant: string, zone: string): string {
  const options = { dateStyle: "medium", timeStyle: "medium" } as const;
  return formatter(zone, options).format(new Date(instant));
}

/** "Today, 14:00–16:00", "Mon 7 Dec, 23:00 – Tue 8 Dec, 01:00". */
export function spanOf(from: string, to: string, zone: string, now = new Date()): string {
  const start = dayOf(from, zone);
  if (start === dayOf(to, zone)) {
    return `${relativeDay(from, zone, now)}, ${timeOf(from, zone)}–${timeOf(to, zone)}`;
  }
  return `${relativeDay(from, zone, now)}, ${timeOf(from, zone)} – ${relativeDay(to, zone, now)}, ${timeOf(to, zone)}`;
}

function relativeDay(instant: string, zone: string, now: Date): string {
  const day = dayKey(new Date(instant), zone);
  if (day === dayKey(now, zone)) return "Today";
  if (day === dayKey(new Date(now.getTime() + 86_400_000), zone)) return "Tomorrow";
  return dayOf(instant, zone);
}

function dayKey(date: Date, zone: string): string {
  return formatter(zone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(date);
}

/** "45 min", "2 h", "1 h 30 min". */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

export function durationBetween(from: string, to: string): string {
  return duration(minutesBetween(from, to));
}

/** What a countdown says: coarse while far away, seconds in the last minutes. */
export function countdown(untilMs: number): string {
  const seconds = Math.max(0, Math.ceil(untilMs / 1000));
  if (seconds >= 86_400) return `${Math.floor(seconds / 86_400)} d ${Math.floor((seconds % 86_400) / 3600)} h`;
  if (seconds >= 3600) return duration(Math.floor(seconds / 60));
  if (seconds >= 300) return `${Math.floor(seconds / 60)} min`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export function agoOf(instant: string, nowMs: number): string {
  const seconds = Math.max(0, Math.round((nowMs - Date.parse(instant)) / 1000));
  if (seconds < 5) return "just now";
  if (seconds < 90) return `${seconds} s ago`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min ago`;
  if (seconds < 129_600) return `${Math.round(seconds / 3600)} h ago`;
  return `${Math.round(seconds / 86_400)} d ago`;
}

/** "Europe/Berlin (UTC+1)": times are never shown without saying whose. */
export function zoneName(zone: string, at = new Date()): string {
  const parts = formatter(zone, { timeZoneName: "shortOffset" }).formatToParts(at);
  const offset = parts.find((part) => part.type === "timeZoneName")?.value.replace("GMT", "UTC") ?? "";
  const city = zone.replaceAll("_", " ");
  return city === "UTC" || offset === "" ? city : `${city} (${offset})`;
}
