import { describe, expect, it } from "vitest";
import { session } from "@/mock/courses";
import { draftOf, faultsOf, fieldsOf, newDraft, weekly } from "./draft";
import { whyKeepSeat, whyNoSeat } from "./rules";

const BERLIN = "Europe/Berlin";
const draft = { ...newDraft("2026-10-20", BERLIN), courseType: "Pottery", location: "Kiln room" };

describe("a session's form", () => {
  it("keeps the hour on the wall when a weekly course runs over a clock change", () => {
    expect(weekly(draft, 3).map((one) => fieldsOf(one).startsAt)).toEqual([
      "2026-10-20T08:00:00Z",
      "2026-10-27T09:00:00Z",
      "2026-11-03T09:00:00Z",
    ]);
  });

  it("shows the times by the clock where the session is, and gives them back unchanged", () => {
    const there = session({
      timeZone: "America/New_York",
      startsAt: "2026-12-01T15:00:00Z",
      endsAt: "2026-12-01T17:00:00Z",
    });
    expect(draftOf(there, BERLIN)).toMatchObject({ date: "2026-12-01", starts: "10:00", ends: "12:00" });
    expect(fieldsOf(draftOf(there, BERLIN))).toMatchObject({ startsAt: there.startsAt, endsAt: there.endsAt });
  });

  it("names what is missing", () => {
    expect(faultsOf(draft)).toEqual({});
    expect(Object.keys(faultsOf(newDraft("2026-10-20", BERLIN)))).toEqual(["courseType", "location"]);
    expect(faultsOf({ ...draft, ends: "10:00" }).ends).toMatch(/after it starts/);
  });
});

describe("a seat", () => {
  const open = session({});
  const before = Date.parse(open.startsAt) - 1;

  it("can be booked until the session begins, while there is one", () => {
    expect(whyNoSeat({ session: open, now: before, open: true })).toBeUndefined();
    expect(whyNoSeat({ session: open, now: before + 1, open: true })).toMatch(/has begun/);
    expect(whyNoSeat({ session: session({ seatsTaken: 12 }), now: before, open: true })).toMatch(/Every seat/);
    expect(whyNoSeat({ session: session({ status: "cancelled" }), now: before, open: true })).toMatch(/cancelled/);
    expect(whyNoSeat({ session: open, now: before, open: false })).toMatch(/just now/);
  });

  it("can be given up until then", () => {
    expect(whyKeepSeat(open, before)).toBeUndefined();
    expect(whyKeepSeat(open, before + 1)).toMatch(/has begun/);
  });
});
