import { describe, expect, it } from "vitest";
import type { Opening, Weekday } from "@/lib/api/schema";
import { copiedToAll, faultOf, faultsOf, hoursOf, inWords, nextStretch, openingsOf, USUAL, WEEKDAYS } from "./hours";

const on = (day: Weekday, opens = "08:00", closes = "20:00"): Opening => ({ day, opens, closes });
const workdays = WEEKDAYS.slice(0, 5).map((day) => on(day));

describe("opening hours", () => {
  it("come back from the form as they went in, in order", () => {
    const openings = [on("monday", "14:00", "18:00"), on("monday", "08:00", "12:00"), on("sunday", "10:00", "24:00")];
    expect(openingsOf(hoursOf(openings))).toEqual([openings[1], openings[0], openings[2]]);
  });

  it("are said in words, with equal days together", () => {
    expect(inWords([])).toBe("Always open");
    expect(inWords([...workdays, on("saturday", "10:00", "13:00"), on("saturday", "14:00", "16:00")])).toBe(
      "Mon–Fri 08:00–20:00, Sat 10:00–13:00 and 14:00–16:00",
    );
    expect(inWords([on("tuesday", "00:00", "24:00"), on("thursday")])).toBe("Tue all day, Thu 08:00–20:00");
  });

  it("of one day are copied to all", () => {
    expect(openingsOf(copiedToAll(hoursOf([on("monday"), on("friday", "09:00", "10:00")]), "monday"))).toEqual(
      WEEKDAYS.map((day) => on(day)),
    );
  });

  it("must not overlap or end before they begin; back to back is fine", () => {
    expect(
      faultOf([
        { opens: "08:00", closes: "12:00" },
        { opens: "12:00", closes: "14:00" },
      ]),
    ).toBeUndefined();
    expect(
      faultOf([
        { opens: "12:00", closes: "14:00" },
        { opens: "08:00", closes: "12:15" },
      ]),
    ).toMatch(/overlap/);
    expect(faultOf([{ opens: "12:00", closes: "12:00" }])).toMatch(/after it opens/);
  });

  it("keep to the grid's quarters, and are not half given", () => {
    expect(faultOf([{ opens: "08:10", closes: "12:00" }])).toMatch(/quarter hour/);
    expect(faultOf([{ opens: "", closes: "12:00" }])).toMatch(/both times/);
  });

  it("never turn a week of closed days into an open one", () => {
    expect(faultsOf({ ...hoursOf([]), always: false }).week).toMatch(/close the room/);
    expect(faultsOf(hoursOf([]))).toEqual({});
  });

  it("offer the next stretch after the last one", () => {
    expect(nextStretch([])).toEqual(USUAL);
    expect(nextStretch([{ opens: "08:00", closes: "12:00" }])).toEqual({ opens: "13:00", closes: "24:00" });
  });
});
