import { expect, it } from "vitest";
import { type Closing, closingOf, fieldsOf, inWords } from "./closing";

const week: Closing = {
  monday: "18:00",
  tuesday: "18:00",
  wednesday: "18:00",
  thursday: "18:00",
  friday: "17:00",
  saturday: "17:00",
};

it("puts days with the same time together", () => {
  expect(inWords(week)).toBe("Mon–Thu 18:00, Fri–Sat 17:00");
  expect(inWords({ monday: "18:00", wednesday: "18:00" })).toBe("Mon 18:00, Wed 18:00");
  expect(inWords({})).toBe("");
});

it("leaves out the days on which nobody locks up, there and back", () => {
  const fields = fieldsOf(week);
  expect(fields.map(({ day }) => day)).not.toContain("sunday");
  expect(closingOf({ name: "Library", timeZone: "UTC", version: 0, closing: [...fields, { day: "sunday" }] })).toEqual(
    week,
  );
});
