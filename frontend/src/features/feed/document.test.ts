import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import { expect, it } from "vitest";

/** A document as calendar-feed-service writes it, octet by octet; python3-icalendar is asked the same there. */
const document = readFileSync("../calendar-feed-service/examples/person.ics", "utf8");
const calendar = new ICAL.Component(ICAL.parse(document));
const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));

function titled(title: string) {
  const found = events.find(({ summary }) => summary.startsWith(title));
  if (!found) throw new Error(`no event ${title}`);
  return found;
}

it("is a calendar with a name and ten events", () => {
  expect(calendar.getFirstPropertyValue("x-wr-calname")).toBe("Berth bookings");
  expect(events).toHaveLength(10);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(10);
});

it("has every character of a title, however long it is and whatever stands in it", () => {
  expect(titled("Seminar").summary).toBe("Seminar, “Größe & Maß” 👩‍🔬🚀; part \\2");
  expect(titled("Übung").summary).toBe(`${"Übung 🚀 ".repeat(22).trim()}!!`);
  expect(titled("Train").description).toMatch(/^Second run;\nwith cleaned data\n\n/);
  expect(titled("Seminar").location).toBe("Reading room, 2nd floor, Central library");
});

it("has times that are right on the days on which the clocks change", () => {
  expect(titled("Night of the change in spring").startDate.toJSDate().toISOString()).toBe("2027-03-28T00:30:00.000Z");
  expect(titled("Night of the change in autumn").startDate.toJSDate().toISOString()).toBe("2027-10-31T00:30:00.000Z");
  expect(titled("An hour later by the same clock").startDate.toJSDate().toISOString()).toBe("2027-10-31T01:30:00.000Z");
});

it("says what is tentative, cancelled and all day long", () => {
  const status = (title: string) => titled(title).component.getFirstPropertyValue("status");
  expect(status("Seminar")).toBe("TENTATIVE");
  expect(status("Called off")).toBe("CANCELLED");
  expect(status("Chess")).toBe("CANCELLED");
  expect(titled("Called off").sequence).toBe(2);
  const days = titled("Two days off");
  expect(days.startDate.isDate).toBe(true);
  expect([days.startDate.toString(), days.endDate.toString()]).toEqual(["2027-03-07", "2027-03-09"]);
});
