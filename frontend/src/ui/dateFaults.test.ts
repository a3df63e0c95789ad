import { describe, expect, it } from "vitest";
import { dateFault, timeFault } from "./dateFaults";

const control = (value: string, badInput = false) => ({ value, validity: { badInput } as ValidityState });
const limits = { min: "2026-11-30", max: "2027-01-29", optional: false };

describe("a typed date", () => {
  it("is taken within its limits", () => {
    expect(dateFault(control("2026-11-30"), limits)).toBeUndefined();
    expect(dateFault(control("2027-01-29"), limits)).toBeUndefined();
  });

  it("is not taken while its year is being typed", () => {
    for (const value of ["0002-12-02", "0020-12-02", "0202-12-02", "0026-12-31"])
      expect(dateFault(control(value), { optional: false })).toBe("Enter the year with four digits.");
  });

  it("says its limits when it is outside of them", () => {
    expect(dateFault(control("2026-11-29"), limits)).toBe("Choose a day from 30 November 2026 to 29 January 2027.");
    expect(dateFault(control("2026-11-29"), { min: "2026-11-30", optional: false })).toBe(
      "Choose a day from 30 November 2026 on.",
    );
  });

  it("may be empty where it is optional, but not half typed", () => {
    expect(dateFault(control(""), { optional: true })).toBeUndefined();
    expect(dateFault(control(""), limits)).toBe("Choose a day.");
    expect(dateFault(control("", true), { optional: true })).toBe("Enter the whole date: day, month and year.");
  });
});

it("a typed time is whole, or empty where it is optional", () => {
  expect(timeFault(control("14:30"), false)).toBeUndefined();
  expect(timeFault(control(""), true)).toBeUndefined();
  expect(timeFault(control(""), false)).toBe("Choose a time.");
  expect(timeFault(control("", true), true)).toBe("Enter hours and minutes, like 14:30.");
});
