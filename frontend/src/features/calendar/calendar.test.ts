import { describe, expect, it } from "vitest";
import { HUES, huesOf } from "./hues";
import { hoursShown, itemsOn, placed, segmentsOf } from "./place";
import { MOST_DAYS, paramsOf, queryOf } from "./query";
import { moved, movedAlong } from "./roving";
import { neighbour, spanOf } from "./span";
import { pointedAt } from "./timeline";
import { saying, seatsLong, seatsShort } from "./words";

const BERLIN = "Europe/Berlin";
const TODAY = "2026-11-24";
const query = (search = "") => queryOf(new URLSearchParams(search), TODAY);

describe("the calendar's address", () => {
  it("says nothing when everything is as usual", () => {
    expect(paramsOf(query(), TODAY).toString()).toBe("");
    expect(query()).toMatchObject({ kind: "course", view: undefined, date: TODAY, type: "", free: false });
  });

  it("brings every filter back as it was", () => {
    const search = "kind=room&view=week&date=2026-12-01&type=Life+drawing&location=Studio+2&free=1&session=s1";
    expect(paramsOf(query(search), TODAY).toString()).toBe(search);
  });

  it("falls back to the usual where it is nonsense", () => {
    expect(query("view=year&kind=boat&date=2026-02-30&free=maybe")).toEqual(query());
  });

  it("asks for no more days than the API answers, and for no end before its start", () => {
    expect(query("from=2026-11-01&to=2027-11-01").to).toBe("2026-12-30");
    expect(query("from=2026-11-10&to=2026-11-01").to).toBe("2026-11-10");
  });
});

describe("the days of a view", () => {
  it("lie between local midnights, also over a clock change", () => {
    const october = spanOf("month", query("date=2026-10-15"), BERLIN);
    expect(october).toMatchObject({ title: "October 2026", from: "2026-09-27T22:00:00Z", to: "2026-11-01T23:00:00Z" });
    expect(october.days).toHaveLength(35);
  });

  it("never exceed what the API answers", () => {
    const wide = spanOf("list", query("from=2026-11-01&to=2027-11-01"), BERLIN);
    expect(wide.days).toHaveLength(MOST_DAYS);
    expect(spanOf("list", query("to=2027-11-01"), BERLIN).days.length).toBeLessThanOrEqual(MOST_DAYS);
  });

  it("step by the view's own size", () => {
    expect(neighbour("month", query("date=2027-01-31"), 1).date).toBe("2027-02-28");
    expect(neighbour("week", query(), -1).date).toBe("2026-11-17");
    expect(neighbour("list", query(), 1).date).toBe("2026-12-22");
    expect(neighbour("list", query("from=2026-11-01&to=2026-11-07"), 1)).toEqual({
      from: "2026-11-08",
      to: "2026-11-14",
    });
  });
});

describe("where an entry stands", () => {
  const at = (startsAt: string, endsAt: string, name = startsAt) => ({ startsAt, endsAt, name });

  it("is the day that the person's clock shows", () => {
    const late = at("2026-11-24T22:30:00Z", "2026-11-24T23:30:00Z");
    expect(itemsOn("2026-11-24", BERLIN, [late])).toHaveLength(1);
    expect(itemsOn("2026-11-25", BERLIN, [late])).toHaveLength(1);
    expect(itemsOn("2026-11-25", "UTC", [late])).toHaveLength(0);
    expect(segmentsOf("2026-11-24", BERLIN, [late])).toMatchObject([{ start: 1410, end: 1440 }]);
    expect(segmentsOf("2026-11-25", BERLIN, [late])).toMatchObject([{ start: 0, end: 30 }]);
  });

  it("is by the clock on the wall on days of 23 and 25 hours", () => {
    expect(segmentsOf("2027-03-28", BERLIN, [at("2027-03-28T08:00:00Z", "2027-03-28T10:00:00Z")])).toMatchObject([
      { start: 600, end: 720 },
    ]);
    const twice = segmentsOf("2026-10-25", BERLIN, [
      at("2026-10-25T00:00:00Z", "2026-10-25T00:45:00Z"),
      at("2026-10-25T01:00:00Z", "2026-10-25T01:45:00Z"),
    ]);
    expect(placed(twice)).toMatchObject([
      { start: 120, lane: 0, lanes: 2 },
      { start: 120, lane: 1, lanes: 2 },
    ]);
  });

  it("is beside those that it overlaps, and alone where it overlaps none", () => {
    const day = segmentsOf("2026-11-24", "UTC", [
      at("2026-11-24T09:00:00Z", "2026-11-24T12:00:00Z", "long"),
      at("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", "first"),
      at("2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z", "second"),
      at("2026-11-24T14:00:00Z", "2026-11-24T15:00:00Z", "alone"),
    ]);
    expect(placed(day).map(({ item, lane, lanes }) => [item.name, lane, lanes])).toEqual([
      ["long", 0, 2],
      ["first", 1, 2],
      ["second", 1, 2],
      ["alone", 0, 1],
    ]);
  });

  it("makes the day as long as it must be", () => {
    expect(hoursShown([])).toEqual({ first: 8, last: 18 });
    const early = segmentsOf("2026-11-24", "UTC", [at("2026-11-24T06:30:00Z", "2026-11-24T20:15:00Z")]);
    expect(hoursShown(early)).toEqual({ first: 6, last: 21 });
  });
});

describe("the arrows", () => {
  // Three weeks of days; the ninth has two entries.
  const counts = Array.from({ length: 21 }, (_, day) => (day === 8 ? 3 : 1));

  it("go through a day's entries and on to the next week", () => {
    expect(moved({ day: 8, index: 0 }, "ArrowDown", counts, 7)).toEqual({ day: 8, index: 1 });
    expect(moved({ day: 8, index: 2 }, "ArrowDown", counts, 7)).toEqual({ day: 15, index: 0 });
    expect(moved({ day: 15, index: 0 }, "ArrowUp", counts, 7)).toEqual({ day: 8, index: 2 });
  });

  it("go to the neighbouring day, and nowhere beyond the last", () => {
    expect(moved({ day: 8, index: 2 }, "ArrowRight", counts, 7)).toEqual({ day: 9, index: 0 });
    expect(moved({ day: 20, index: 0 }, "ArrowRight", counts, 7)).toBeUndefined();
    expect(moved({ day: 3, index: 0 }, "ArrowUp", counts, 7)).toBeUndefined();
  });

  it("reach the week's ends, and leave every other key alone", () => {
    expect(moved({ day: 10, index: 0 }, "Home", counts, 7)).toEqual({ day: 7, index: 0 });
    expect(moved({ day: 10, index: 0 }, "End", counts, 7)).toEqual({ day: 13, index: 0 });
    expect(moved({ day: 10, index: 0 }, "Enter", counts, 7)).toBeUndefined();
  });
});

describe("the arrows in a timeline", () => {
  // The second lane has nothing to pick.
  const counts = [2, 0, 3];

  it("go along a lane and stop at its ends", () => {
    expect(movedAlong({ day: 0, index: 0 }, "ArrowRight", counts)).toEqual({ day: 0, index: 1 });
    expect(movedAlong({ day: 0, index: 1 }, "ArrowRight", counts)).toBeUndefined();
    expect(movedAlong({ day: 2, index: 1 }, "End", counts)).toEqual({ day: 2, index: 2 });
  });

  it("pass over a lane that has nothing", () => {
    expect(movedAlong({ day: 0, index: 1 }, "ArrowDown", counts)).toEqual({ day: 2, index: 1 });
    expect(movedAlong({ day: 2, index: 2 }, "ArrowUp", counts)).toEqual({ day: 0, index: 1 });
    expect(movedAlong({ day: 2, index: 0 }, "ArrowDown", counts)).toBeUndefined();
    expect(movedAlong({ day: 2, index: 0 }, "Enter", counts)).toBeUndefined();
  });
});

describe("pointing at a free stretch", () => {
  const [from, to] = ["2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z"];
  const bar = { startsAt: "2026-12-01T06:00:00Z", endsAt: "2026-12-01T18:00:00Z", state: "free" as const };
  const shown = { ...bar, left: 0.25, width: 0.5 };
  const at = (share: number, now = from) => pointedAt(shown, share, from, to, now);

  it("means the quarter of an hour beneath", () => {
    expect(at(0)).toBe("2026-12-01T06:00:00Z");
    expect(at(0.51)).toBe("2026-12-01T12:00:00Z");
    expect(at(0.53)).toBe("2026-12-01T12:15:00Z");
  });

  it("means the last one at its very end, and none that is over", () => {
    expect(at(1)).toBe("2026-12-01T17:45:00Z");
    expect(at(0, "2026-12-01T09:20:00Z")).toBe("2026-12-01T09:15:00Z");
  });

  it("does not reach beyond what is shown of it", () => {
    const cut = { ...bar, startsAt: "2026-11-30T06:00:00Z", left: 0, width: 0.75 };
    expect(pointedAt(cut, 0, from, to, "2026-11-01T00:00:00Z")).toBe(from);
  });
});

describe("a course type's colour", () => {
  it("does not depend on the order, and no two share one while there are enough", () => {
    const types = ["Pottery", "Life drawing", "Welding", "Yoga", "Python", "Statistics", "Printmaking", "Film"];
    const hues = huesOf(types);
    expect(new Set(hues.values()).size).toBe(types.length);
    expect(huesOf([...types].reverse())).toEqual(hues);
  });

  it("is shared when there are more types than colours", () => {
    const many = huesOf(Array.from({ length: 25 }, (_, index) => `Type ${index}`));
    expect(many.size).toBe(25);
    expect(Math.max(...many.values())).toBeLessThan(HUES);
  });
});

describe("seats in words", () => {
  const seats = { seatsLeft: 3, capacity: 12, state: "almost-full" as const, cancelled: false, over: false };

  it("never rest on colour alone", () => {
    expect(seatsShort(seats)).toBe("3 left");
    expect(seatsLong(seats)).toBe("3 of 12 seats left, almost full");
    expect(seatsShort({ ...seats, seatsLeft: 0, state: "full" })).toBe("Full");
    expect(seatsShort({ ...seats, cancelled: true })).toBe("Cancelled");
    expect(seatsLong({ ...seats, over: true })).toBe("Over");
  });

  it("are part of what a screen reader hears", () => {
    const entry = { ...seats, id: "s", title: "Pottery", location: "Studio 2", mine: true };
    expect(saying({ ...entry, startsAt: "2026-11-24T09:00:00Z", endsAt: "2026-11-24T11:00:00Z" }, BERLIN)).toBe(
      "Pottery, Tuesday 24 November, 10:00–12:00, Studio 2, 3 of 12 seats left, almost full, you have a seat",
    );
  });
});
