import type { Room, RoomRequest } from "@/lib/api/schema";
import { type Hours, hoursOf, openingsOf, USUAL, WEEKDAYS } from "./hours";

/** A room as its form holds it. */
export interface RoomDraft {
  name: string;
  branch: string;
  location: string;
  capacity: number;
  timeZone: string;
  approval: "automatic" | "required";
  hours: Hours;
}

export function draftOf(room: Room): RoomDraft {
  const { name, branch, location, capacity, timeZone, approval } = room;
  return { name, branch, location, capacity, timeZone, approval, hours: hoursOf(room.openingHours) };
}

export function newDraft(timeZone: string): RoomDraft {
  const workdays = WEEKDAYS.slice(0, 5).map((day) => ({ day, ...USUAL }));
  return { name: "", branch: "", location: "", capacity: 8, timeZone, approval: "automatic", hours: hoursOf(workdays) };
}

export function fieldsOf({ hours, ...draft }: RoomDraft): Required<RoomRequest> {
  return {
    ...draft,
    name: draft.name.trim(),
    branch: draft.branch.trim(),
    location: draft.location.trim(),
    openingHours: openingsOf(hours),
  };
}

const words: Record<keyof RoomDraft, string> = {
  name: "the name",
  branch: "the branch",
  location: "the location",
  capacity: "the capacity",
  timeZone: "the time zone",
  approval: "the approval",
  hours: "the opening hours",
};

/** "the name, the capacity and the opening hours". */
export function listed(fields: readonly (keyof RoomDraft)[]): string {
  return new Intl.ListFormat("en-GB").format(fields.map((field) => words[field]));
}
