import { expect, it } from "vitest";
import type { Board, BoardBooking } from "@/lib/api/schema";
import { dayName, dayOfBooking, roomOf, shiftedBy, weekOf } from "./week";

const seminar = { id: "b1", title: "Seminar" } as BoardBooking;
const board = {
  branches: [{ name: "Main", timeZone: "Europe/Berlin", closing: [], rooms: [{ id: "r1" }, { id: "r2" }] }],
  days: [
    { date: "2026-12-01", rooms: [{ roomId: "r1", bookings: [seminar] }] },
    { date: "2026-12-02", rooms: [] },
  ],
} as unknown as Board;

it("shows a room's days, also those on which it is free", () => {
  expect(weekOf(board, "r1").map(({ bookings }) => bookings.length)).toEqual([1, 0]);
  expect(weekOf(board, "r2").map(({ bookings }) => bookings.length)).toEqual([0, 0]);
});

it("finds the first day that shows a booking, and none for one that is not there", () => {
  const week = ["2026-12-01", "2026-12-02", "2026-12-03"].map((date, n) => ({
    date,
    bookings: n > 0 ? [seminar] : [],
  }));
  expect(dayOfBooking(week, "b1")).toBe("2026-12-02");
  expect(dayOfBooking(week, "gone")).toBeUndefined();
});

it("finds a room with its branch, and none that is not there", () => {
  expect(roomOf(board, "r2")?.branch.name).toBe("Main");
  expect(roomOf(board, "gone")).toBeUndefined();
});

it("a date is the same day everywhere, over the clock's changes and a leap day too", () => {
  expect(dayName("2026-12-01")).toBe("Tuesday 1 December");
  expect(shiftedBy("2026-03-28", 2)).toBe("2026-03-30");
  expect(shiftedBy("2028-02-28", 1)).toBe("2028-02-29");
  expect(shiftedBy("2026-12-28", 7)).toBe("2027-01-04");
});
