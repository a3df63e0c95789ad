import type { Booking, BookingChange } from "@/lib/api/schema";
import { changed } from "@/lib/merge";
import { dayAndTime } from "@/lib/time/format";
import { minutesBetween, plusMinutes } from "@/lib/time/instants";

export interface Size {
  cores: number;
  memoryGb: number;
  gpus: number;
}

/** A booking of a room or of compute as its form holds it. */
export interface Draft {
  startsAt: string;
  minutes: number;
  title: string;
  attendees: string;
  description: string;
  /** Of compute. */
  size?: Size | undefined;
}

type Told = Pick<Booking, "startsAt" | "endsAt" | "title" | "attendees" | "description" | "compute">;

export function draftOf({ startsAt, endsAt, title, attendees, description, compute }: Told): Draft {
  return {
    ...(compute ? { size: sizeOf(compute) } : {}),
    startsAt,
    minutes: minutesBetween(startsAt, endsAt),
    title,
    attendees: attendees ? String(attendees) : "",
    description: description ?? "",
  };
}

/** Only what is other than it was; what was emptied is sent as nothing, which takes it away. */
export function changesOf(draft: Draft, old: Told): BookingChange {
  const endsAt = plusMinutes(draft.startsAt, draft.minutes);
  const title = draft.title.trim();
  const attendees = draft.attendees === "" ? null : Number(draft.attendees);
  const description = draft.description.trim() || null;
  return {
    ...(draft.startsAt === old.startsAt ? {} : { startsAt: draft.startsAt }),
    ...(endsAt === old.endsAt ? {} : { endsAt }),
    ...(title === old.title ? {} : { title }),
    ...(attendees === (old.attendees ?? null) ? {} : { attendees }),
    ...(description === (old.description || null) ? {} : { description }),
    ...sizeChange(draft.size, old.compute),
  };
}

function sizeOf({ cores, memoryGb, gpus }: Size): Size {
  return { cores, memoryGb, gpus };
}

function sizeChange(size: Size | undefined, old: Size | undefined): Pick<BookingChange, "compute"> {
  if (!size || !old) return {};
  const part = changed(sizeOf(old), size);
  return Object.keys(part).length > 0 ? { compute: part } : {};
}

function sizeWords(size: Size | undefined): string {
  return size ? `${size.cores} cores, ${size.memoryGb} GB, ${size.gpus} GPUs` : "none";
}

export interface Difference {
  field: string;
  was: string;
  is: string;
}

/** What somebody else changed meanwhile, in words. */
export function differences(was: Told & { status: string }, is: Told & { status: string }, zone: string): Difference[] {
  const rows: [string, string, string][] = [
    ["Start", dayAndTime(was.startsAt, zone), dayAndTime(is.startsAt, zone)],
    ["End", dayAndTime(was.endsAt, zone), dayAndTime(is.endsAt, zone)],
    ["Title", was.title, is.title],
    ["Size", sizeWords(was.compute), sizeWords(is.compute)],
    ["People", String(was.attendees ?? "not said"), String(is.attendees ?? "not said")],
    ["Note", was.description || "none", is.description || "none"],
    ["Status", was.status, is.status],
  ];
  return rows
    .filter(([, before, after]) => before !== after)
    .map(([field, before, after]) => ({ field, was: before, is: after }));
}
