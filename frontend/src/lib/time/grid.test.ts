import { describe, expect, it } from "vitest";
import { atWall, choicesOfDay, clockChange, dayWindow, sameTimeOn } from "./grid";
import { minutesBetween, slotStart } from "./instants";

const BERLIN = "Europe/Berlin";

describe("the booking grid", () => {
  it("offers 96 starts on an ordinary day, from local midnight", () => {
    const choices = choicesOfDay("2026-12-01", BERLIN);
    expect(choices).toHaveLength(96);
    expect(choices[0]).toMatchObject({ label: "00:00", instant: "2026-11-30T23:00:00Z" });
    expect(choices.at(-1)).toMatchObject({ label: "23:45", instant: "2026-12-01T22:45:00Z" });
  });

  it("offers the hour that happens twice twice, and says which is which", () => {
    const twice = choicesOfDay("2026-10-25", BERLIN).filter(({ label }) => label === "02:30");
    expect(twice).toMatchObject([
      { instant: "2026-10-25T00:30:00Z", which: "first", offset: "+02:00" },
      { instant: "2026-10-25T01:30:00Z", which: "second", offset: "+01:00" },
    ]);
  });

  it("does not offer the hour that does not exist", () => {
    const choices = choicesOfDay("2027-03-28", BERLIN);
    expect(choices).toHaveLength(92);
    expect(choices.filter(({ label }) => label.startsWith("02:"))).toEqual([]);
  });

  it("stays on the grid in a zone whose offset is three quarters of an hour", () => {
    expect(choicesOfDay("2026-12-01", "Asia/Kathmandu")[0]).toMatchObject({
      label: "00:00",
      instant: "2026-11-30T18:15:00Z",
    });
  });

  it("starts the day where midnight itself is skipped", () => {
    const { from } = dayWindow("2026-09-06", "America/Santiago");
    expect(choicesOfDay("2026-09-06", "America/Santiago")[0]).toMatchObject({ label: "01:00", instant: from });
  });

  it("says what the clocks do on a day", () => {
    expect(clockChange("2026-12-01", BERLIN)).toBeUndefined();
    expect(clockChange("2027-03-28", BERLIN)).toEqual({ kind: "skipped", from: "02:00", to: "03:00" });
    expect(clockChange("2026-10-25", BERLIN)).toEqual({ kind: "repeated", from: "02:00", to: "03:00" });
    expect(clockChange("2026-12-01", "UTC")).toBeUndefined();
  });

  it("keeps the wall time when only the date changes", () => {
    expect(sameTimeOn("2026-10-26", "2026-10-24T12:00:00Z", BERLIN)).toEqual({
      instant: "2026-10-26T13:00:00Z",
      moved: false,
    });
  });

  it("moves a wall time that does not exist to the next one that does, and tells", () => {
    expect(sameTimeOn("2027-03-28", "2027-03-27T01:30:00Z", BERLIN)).toEqual({
      instant: "2027-03-28T01:30:00Z",
      moved: true,
    });
  });

  it("puts a wall time on a day, in summer and in winter", () => {
    expect(atWall("2026-10-24", "14:00", BERLIN)).toBe("2026-10-24T12:00:00Z");
    expect(atWall("2026-10-31", "14:00", BERLIN)).toBe("2026-10-31T13:00:00Z");
  });

  it("finds the slot that is running", () => {
    expect(slotStart("2026-12-01T09:14:59.999Z")).toBe("2026-12-01T09:00:00Z");
    expect(slotStart("2026-12-01T09:15:00Z")).toBe("2026-12-01T09:15:00Z");
  });

  it("measures across a clock change in real minutes", () => {
    const { from, to } = dayWindow("2026-10-25", BERLIN);
    expect(minutesBetween(from, to)).toBe(25 * 60);
  });
});
