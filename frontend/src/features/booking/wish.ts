import type { Booking, Environment, NewComputeBooking } from "@/lib/api/schema";
import { minutesBetween, plusMinutes, SLOT_MINUTES, slotStart } from "@/lib/time/instants";

/** What the form holds. Times are instants; only the controls speak local time. */
export interface Wish {
  startNow: boolean;
  startsAt: string;
  minutes: number;
  environmentId: string;
  cores: number;
  memoryGb: number;
  gpus: number;
  nodeTags: string[];
  title: string;
  /** Until somebody types a title, it follows the environment. */
  titleTyped: boolean;
  description: string;
}

/** What a room is booked for, short of the longest. */
const ROOM_LENGTHS = [15, 30, 45, 60, 75, 90, 120, 150, 180, 240, 300, 360, 420];

/** The lengths that a room is offered for, up to the longest that the rules allow. */
export function roomLengths(longestMinutes: number): number[] {
  return [...ROOM_LENGTHS.filter((minutes) => minutes < longestMinutes), longestMinutes];
}

export interface Bounds {
  cores: number;
  memoryGb: number;
  gpus: number;
}

export function firstWish(nowIso: string, environment: Environment | undefined, bounds: Bounds): Wish {
  const empty: Wish = {
    startNow: true,
    startsAt: plusMinutes(slotStart(nowIso), SLOT_MINUTES),
    minutes: 60,
    environmentId: "",
    cores: 1,
    memoryGb: 1,
    gpus: 0,
    nodeTags: [],
    title: "",
    titleTyped: false,
    description: "",
  };
  return environment ? withEnvironment(empty, environment, bounds) : empty;
}

/** What a search already settled, as the address says it: "?start=…&minutes=60&cores=4". */
export function askedIn(params: URLSearchParams): Partial<Wish> {
  const start = params.get("start") ?? "";
  const count = (name: "minutes" | "cores" | "memoryGb" | "gpus") => {
    const value = Number(params.get(name));
    return params.has(name) && Number.isInteger(value) && value >= 0 ? { [name]: value } : {};
  };
  const environmentId = params.get("environment");
  const title = params.get("title");
  const nodeTags = params.getAll("tag");
  const what = {
    ...(environmentId ? { environmentId } : {}),
    ...(title ? { title, titleTyped: true } : {}),
    ...(nodeTags.length > 0 ? { nodeTags } : {}),
  };
  const when = /^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/.test(start) ? { startNow: false, startsAt: start } : {};
  return { ...what, ...when, ...count("minutes"), ...count("cores"), ...count("memoryGb"), ...count("gpus") };
}

/** The same once more, as the address of the form: everything but the time. */
export function againAs({
  title,
  startsAt,
  endsAt,
  compute,
}: Pick<Booking, "title" | "startsAt" | "endsAt" | "compute">) {
  const params = new URLSearchParams({ title, minutes: String(minutesBetween(startsAt, endsAt)) });
  if (compute) {
    params.set("environment", compute.environmentId);
    for (const size of ["cores", "memoryGb", "gpus"] as const) params.set(size, String(compute[size]));
    for (const tag of compute.nodeTags) params.append("tag", tag);
  }
  return params;
}

export function withEnvironment(wish: Wish, environment: Environment, bounds: Bounds): Wish {
  return {
    ...wish,
    environmentId: environment.id,
    cores: clamp(environment.cores, 1, bounds.cores),
    memoryGb: clamp(environment.memoryGb, 1, bounds.memoryGb),
    gpus: clamp(environment.gpus, 0, bounds.gpus),
    title: wish.titleTyped ? wish.title : environment.name,
  };
}

/**
 * The window that is asked for. "Start now" begins in the running quarter hour, which counts: an hour is never more than
 * one, because it is what the person is held to by the rules and the others who wait.
 */
export function windowOf(wish: Pick<Wish, "startNow" | "startsAt" | "minutes">, nowIso: string) {
  if (!wish.startNow) return { startsAt: wish.startsAt, endsAt: plusMinutes(wish.startsAt, wish.minutes) };
  const startsAt = slotStart(nowIso);
  return { startsAt, endsAt: plusMinutes(startsAt, wish.minutes) };
}

export function requestOf(wish: Wish, window: { startsAt: string; endsAt: string }): NewComputeBooking {
  return {
    kind: "compute",
    ...window,
    title: wish.title.trim(),
    ...(wish.description.trim() ? { description: wish.description.trim() } : {}),
    compute: {
      cores: wish.cores,
      memoryGb: wish.memoryGb,
      gpus: wish.gpus,
      environmentId: wish.environmentId,
      ...(wish.nodeTags.length > 0 ? { nodeTags: wish.nodeTags } : {}),
    },
  };
}

/** What the form itself can say before asking the server. */
export function missing(wish: Wish): Record<string, string> {
  const messages: Record<string, string> = {};
  if (wish.title.trim() === "") messages.title = "Give it a name, so that you and the admins recognise it.";
  if (wish.environmentId === "") messages.environmentId = "Choose an environment.";
  return messages;
}

function clamp(value: number, min: number, max: number) {
  return Math.max(min, Math.min(value, max));
}
