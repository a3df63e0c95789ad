import type { CourseSession, SessionFields } from "@/lib/api/schema";
import { type Day, shift } from "@/lib/time/days";
import { atWall, choice, localDate } from "@/lib/time/grid";

/** A session as its form holds it: a day and wall times, in the zone where it takes place. */
export interface SessionDraft {
  courseType: string;
  date: Day;
  starts: string;
  ends: string;
  timeZone: string;
  location: string;
  capacity: number;
  instructorNotes: string;
}

export const USUAL_CAPACITY = 12;
export const MOST_WEEKS = 26;

export function newDraft(date: Day, timeZone: string): SessionDraft {
  const times = { date, starts: "10:00", ends: "12:00", timeZone };
  return { courseType: "", ...times, location: "", capacity: USUAL_CAPACITY, instructorNotes: "" };
}

export function draftOf(session: CourseSession, zone: string): SessionDraft {
  const timeZone = session.timeZone ?? zone;
  return {
    courseType: session.courseType,
    date: localDate(session.startsAt, timeZone),
    starts: choice(session.startsAt, timeZone).label,
    ends: choice(session.endsAt, timeZone).label,
    timeZone,
    location: session.location,
    capacity: session.capacity,
    instructorNotes: session.instructorNotes ?? "",
  };
}

export function fieldsOf({ date, starts, ends, ...draft }: SessionDraft): SessionFields {
  return {
    ...draft,
    courseType: draft.courseType.trim(),
    location: draft.location.trim(),
    startsAt: atWall(date, starts, draft.timeZone),
    endsAt: atWall(date, ends, draft.timeZone),
  };
}

/** The same weekday and wall time, week after week: the clocks may change in between, the hour on the wall does not. */
export function weekly(draft: SessionDraft, weeks: number): SessionDraft[] {
  return Array.from({ length: weeks }, (_, week) => ({ ...draft, date: shift(draft.date, week, "week") }));
}

/** What is wrong before anybody is asked. */
export function faultsOf(draft: SessionDraft): Partial<Record<keyof SessionDraft, string>> {
  const faults: Partial<Record<keyof SessionDraft, string>> = {};
  if (draft.courseType.trim() === "") faults.courseType = "This is needed.";
  if (draft.location.trim() === "") faults.location = "This is needed.";
  if (draft.date === "") faults.date = "Choose a day.";
  if (draft.starts === "") faults.starts = "Choose a time.";
  if (draft.ends === "") faults.ends = "Choose a time.";
  else if (draft.ends <= draft.starts) faults.ends = "It must end after it starts.";
  return faults;
}

const words: Record<keyof SessionDraft, string> = {
  courseType: "the type",
  date: "the day",
  starts: "the start",
  ends: "the end",
  timeZone: "the time zone",
  location: "the location",
  capacity: "the seats",
  instructorNotes: "the notes",
};

export function listed(fields: readonly (keyof SessionDraft)[]): string {
  return new Intl.ListFormat("en-GB").format(fields.map((field) => words[field]));
}
