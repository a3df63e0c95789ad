import { expect, it } from "vitest";
import type { Booking, PortalBooking } from "@/lib/api/schema";
import { busyIn, saidOf } from "./busy";

const span = { startsAt: "2026-12-01T09:00:00Z", endsAt: "2026-12-01T11:00:00Z" };

function own(title: string, from: string, to: string) {
  return { title, startsAt: `2026-12-01T${from}:00Z`, endsAt: `2026-12-01T${to}:00Z` } as Booking;
}

function elsewhere(title: string, status: PortalBooking["status"]) {
  return { ...own(title, "08:00", "09:30"), allDay: false, status } as unknown as PortalBooking;
}

it("is busy with what overlaps, not with what ends or begins where the span does", () => {
  const bookings = [
    own("Before", "08:00", "09:00"),
    own("Within", "10:00", "10:15"),
    own("Around", "08:30", "12:00"),
    own("After", "11:00", "12:00"),
  ];
  expect(busyIn(span, bookings, []).map(({ title }) => title)).toEqual(["Around", "Within"]);
});

it("is busy with what is booked elsewhere, sure or not, unless it was cancelled", () => {
  const booked = (["confirmed", "tentative", "cancelled"] as const).map((status) => elsewhere(status, status));
  expect(busyIn(span, [], booked).map(({ title }) => title)).toEqual(["confirmed", "tentative"]);
});

it("says from when to when, with the day where it is another one", () => {
  const said = (from: string, to: string) =>
    saidOf({ title: "Seminar", startsAt: from, endsAt: to, allDay: false }, span, "Europe/Berlin");
  expect(said("2026-12-01T09:00:00Z", "2026-12-01T10:00:00Z")).toBe(
    "You already have “Seminar” then, 10:00–11:00. You can still book.",
  );
  expect(said("2026-11-30T22:00:00Z", "2026-12-01T10:00:00Z")).toMatch(/ then, Mon,? 30 Nov, 23:00–11:00\. /);
});

it("says that a whole day is taken", () => {
  const holiday = { title: "Holiday", startsAt: "2026-11-30T23:00:00Z", endsAt: "2026-12-01T23:00:00Z", allDay: true };
  expect(saidOf(holiday, span, "Europe/Berlin")).toBe("You already have “Holiday” all that day. You can still book.");
});
