import { describe, expect, it } from "vitest";
import { changesOf, differences, draftOf } from "./edit";

const booking = {
  startsAt: "2026-12-01T09:00:00Z",
  endsAt: "2026-12-01T10:00:00Z",
  title: "Group work",
  attendees: 4,
  status: "approved",
};

describe("changing a room booking", () => {
  it("sends only what is other than it was", () => {
    expect(changesOf(draftOf(booking), booking)).toEqual({});
    expect(changesOf({ ...draftOf(booking), title: " Seminar ", attendees: "6" }, booking)).toEqual({
      title: "Seminar",
      attendees: 6,
    });
  });

  it("keeps the length when the start moves", () =>
    expect(changesOf({ ...draftOf(booking), startsAt: "2026-12-01T12:00:00Z" }, booking)).toEqual({
      startsAt: "2026-12-01T12:00:00Z",
      endsAt: "2026-12-01T13:00:00Z",
    }));

  it("can take the people and the note away", () => {
    const noted = { ...booking, description: "With tea" };
    expect(changesOf({ ...draftOf(noted), description: " ", attendees: "" }, noted)).toEqual({
      description: null,
      attendees: null,
    });
    const bare = { ...booking, attendees: undefined };
    expect(changesOf(draftOf(bare), bare)).toEqual({});
  });

  it("tells what somebody else changed", () =>
    expect(differences(booking, { ...booking, endsAt: "2026-12-01T10:30:00Z", title: "Seminar" }, "UTC")).toEqual([
      { field: "End", was: "Tue 1 Dec, 10:00", is: "Tue 1 Dec, 10:30" },
      { field: "Title", was: "Group work", is: "Seminar" },
    ]));
});
