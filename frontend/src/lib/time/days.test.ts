import { describe, expect, it } from "vitest";
import { daysBetween, daysSpan, fullDay, isDay, mondayOf, monthGrid, shift, weekOf } from "./days";

describe("calendar days", () => {
  it("make a month of whole weeks, Monday to Sunday", () => {
    const grid = monthGrid("2026-11-15");
    expect(grid).toHaveLength(42);
    expect([grid[0], grid.at(-1)]).toEqual(["2026-10-26", "2026-12-06"]);
    expect(monthGrid("2027-02-10")).toHaveLength(28);
  });

  it("lose no day and double none where the clocks change", () => {
    for (const month of ["2026-10-01", "2027-03-01"]) {
      const grid = monthGrid(month);
      expect(new Set(grid).size).toBe(grid.length);
      expect(daysBetween(grid[0] as string, grid.at(-1) as string)).toBe(grid.length - 1);
    }
  });

  it("begin the week on Monday, a Sunday's week before it", () => {
    expect(mondayOf("2026-11-29")).toBe("2026-11-23");
    expect(weekOf("2026-11-23").at(-1)).toBe("2026-11-29");
  });

  it("step by months without leaving the month", () => {
    expect(shift("2027-01-31", 1, "month")).toBe("2027-02-28");
    expect(shift("2026-11-24", -1, "week")).toBe("2026-11-17");
  });

  it("are said as people do", () => {
    expect(fullDay("2026-11-24")).toBe("Tuesday 24 November 2026");
    expect(daysSpan("2026-11-23", "2026-11-29")).toMatch(/^23\s?–\s?29 Nov 2026$/);
  });

  it("are only those that exist", () => {
    expect(["2026-11-24", "2026-02-30", "24.11.2026", "", null].map(isDay)).toEqual([true, false, false, false, false]);
  });
});
