import { describe, expect, it } from "vitest";
import { covers, joined, placeIn } from "./slots";

const at = (hour: string) => `2026-12-01T${hour}:00Z`;

describe("free spans", () => {
  it("become one where they touch or overlap", () => {
    const slots = [
      { startsAt: at("12:00"), endsAt: at("14:00") },
      { startsAt: at("09:00"), endsAt: at("10:00") },
      { startsAt: at("10:00"), endsAt: at("11:00") },
      { startsAt: at("13:00"), endsAt: at("13:30") },
    ];
    expect(joined(slots)).toEqual([
      { startsAt: at("09:00"), endsAt: at("11:00") },
      { startsAt: at("12:00"), endsAt: at("14:00") },
    ]);
  });

  it("cover a wish only as one piece", () => {
    const slots = [
      { startsAt: at("09:00"), endsAt: at("10:00") },
      { startsAt: at("10:15"), endsAt: at("11:00") },
    ];
    expect(covers(slots, { startsAt: at("09:00"), endsAt: at("10:00") })).toBe(true);
    expect(covers(slots, { startsAt: at("09:30"), endsAt: at("10:30") })).toBe(false);
  });

  it("are cut at the edges of the window", () => {
    const window = { from: at("06:00"), to: at("10:00") };
    expect(placeIn(window, { startsAt: at("04:00"), endsAt: at("07:00") })).toEqual({ start: 0, width: 0.25 });
  });
});
