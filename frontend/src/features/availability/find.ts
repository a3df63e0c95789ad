import type { Question } from "@/lib/api/schema";
import { type Day, isDay } from "@/lib/time/days";
import { choicesOfDay, dayWindow } from "@/lib/time/grid";
import { slotStart } from "@/lib/time/instants";

/** What somebody looks for: first when, then what. All of it stands in the address. */
export interface Find {
  kind: "room" | "compute";
  date: Day;
  part: PartOfDay;
  minutes: number;
  /** Of rooms. */
  capacity: number;
  branch: string;
  location: string;
  /** Of compute. */
  cores: number;
  memoryGb: number;
  gpus: number;
}

export const partsOfDay = {
  any: { text: "Any time", from: "00:00", to: "24:00" },
  morning: { text: "Morning, until 12", from: "00:00", to: "12:00" },
  afternoon: { text: "Afternoon, 12 to 18", from: "12:00", to: "18:00" },
  evening: { text: "Evening, from 18", from: "18:00", to: "24:00" },
} as const;

export type PartOfDay = keyof typeof partsOfDay;

export const LENGTHS = [15, 30, 45, 60, 90, 120, 180, 240, 360, 480];

const DEFAULTS = { kind: "room", part: "any", minutes: 60, capacity: 1, branch: "", location: "" } as const;
const SIZE = { cores: 1, memoryGb: 1, gpus: 0 };

/** Nonsense in an address is as good as nothing. */
export function findOf(params: URLSearchParams, today: Day): Find {
  const date = params.get("date");
  const part = params.get("part");
  const minutes = Number(params.get("minutes"));
  const count = (name: string, least: number) => Math.max(least, Math.floor(Number(params.get(name))) || least);
  return {
    kind: params.get("kind") === "compute" ? "compute" : "room",
    date: isDay(date) && date >= today ? date : today,
    part: part && part in partsOfDay ? (part as PartOfDay) : DEFAULTS.part,
    minutes: LENGTHS.includes(minutes) ? minutes : DEFAULTS.minutes,
    capacity: count("capacity", 1),
    branch: params.get("branch") ?? "",
    location: params.get("location") ?? "",
    cores: count("cores", SIZE.cores),
    memoryGb: count("memoryGb", SIZE.memoryGb),
    gpus: count("gpus", SIZE.gpus),
  };
}

/** Only what is not as ever, so that an address stays short. */
export function paramsOf(find: Find, today: Day): URLSearchParams {
  const usual: Record<string, unknown> = { ...DEFAULTS, ...SIZE, date: today };
  const own = Object.entries(find).filter(([name, value]) => value !== usual[name]);
  return new URLSearchParams(own.map(([name, value]) => [name, String(value)]));
}

/** The window in exact time; undefined when that part of the day is over. */
export function windowOf(find: Pick<Find, "date" | "part">, zone: string, now: string) {
  const day = dayWindow(find.date, zone);
  const { from, to } = partsOfDay[find.part];
  const times = choicesOfDay(find.date, zone);
  const start = times.find(({ label }) => label >= from)?.instant ?? day.to;
  const end = to === "24:00" ? day.to : (times.find(({ label }) => label >= to)?.instant ?? day.to);
  const running = slotStart(now);
  const first = start < running ? running : start;
  return first < end ? { from: first, to: end } : undefined;
}

export function questionOf(find: Find, window: { from: string; to: string }): Question {
  const { kind, minutes, capacity, branch, location, cores, memoryGb, gpus } = find;
  const what =
    kind === "room"
      ? { capacity, ...(branch ? { branch } : {}), ...(location ? { location } : {}) }
      : { cores, memoryGb, gpus };
  return { kind, ...window, duration: minutes, ...what, limit: 50 };
}
