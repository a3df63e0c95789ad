import { describe, expect, it } from "vitest";
import { findOf, paramsOf, questionOf, windowOf } from "./find";
import { startsIn } from "./starts";

const today = "2026-12-01";
const zone = "Europe/Berlin";
const find = (address: string) => findOf(new URLSearchParams(address), today);

describe("a search in the address", () => {
  it("goes there and back", () => {
    const text = "kind=compute&date=2026-12-03&part=evening&minutes=120&cores=4&gpus=1";
    expect(paramsOf(find(text), today).toString()).toBe(text.replace("&cores", "&cores"));
    expect(paramsOf(find(""), today).toString()).toBe("");
  });

  it("of nonsense is as good as none", () => {
    expect(find("kind=boat&date=2026-02-30&part=noon&minutes=7&capacity=-3&cores=x")).toEqual(find(""));
  });

  it("never asks about days that are gone", () => expect(find("date=2026-11-30").date).toBe(today));
});

describe("the window of a search", () => {
  it("begins with the slot that runs now", () =>
    expect(windowOf(find(""), zone, "2026-12-01T09:20:00Z")).toEqual({
      from: "2026-12-01T09:15:00Z",
      to: "2026-12-01T23:00:00Z",
    }));

  it("is a part of the day by the clock on the wall", () =>
    expect(windowOf(find("date=2026-12-02&part=afternoon"), zone, "2026-12-01T09:20:00Z")).toEqual({
      from: "2026-12-02T11:00:00Z",
      to: "2026-12-02T17:00:00Z",
    }));

  it("is none when that part is over", () =>
    expect(windowOf(find("part=morning"), zone, "2026-12-01T12:00:00Z")).toBeUndefined());

  it("asks for what its kind has", () => {
    const window = { from: "2026-12-01T09:15:00Z", to: "2026-12-01T23:00:00Z" };
    expect(questionOf(find("capacity=8&branch=Central"), window)).toEqual({
      kind: "room",
      ...window,
      duration: 60,
      capacity: 8,
      branch: "Central",
      limit: 50,
    });
  });
});

describe("the starts that are offered", () => {
  const free = (from: string, to: string) => ({ startsAt: `2026-12-01T${from}:00Z`, endsAt: `2026-12-01T${to}:00Z` });
  const times = (starts: string[]) => starts.map((start) => start.slice(11, 16));

  it("are where a stretch begins, and every half hour while it still fits", () =>
    expect(times(startsIn([free("09:15", "11:00")], 60))).toEqual(["09:15", "09:30", "10:00"]));
  it("are none where it does not fit", () => expect(startsIn([free("09:00", "09:45")], 60)).toEqual([]));
  it("stand in order, each once", () =>
    expect(times(startsIn([free("12:00", "13:00"), free("09:00", "10:00"), free("09:00", "10:00")], 60))).toEqual([
      "09:00",
      "12:00",
    ]));
});
