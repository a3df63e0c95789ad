import { expect, it } from "vitest";
import type { Booking } from "@/lib/api/schema";
import { changeable, summary } from "./bulk";

const bookings = (["pending", "approved", "active", "cancelled"] as const).map(
  (status) => ({ id: status, status }) as Booking,
);
const ids = (action: Parameters<typeof changeable>[1]) => changeable(bookings, action).map(({ id }) => id);

it("changes only those whose state allows it", () => {
  expect(ids("approve")).toEqual(["pending"]);
  expect(ids("reject")).toEqual(["pending"]);
  expect(ids("extend")).toEqual(["approved", "active"]);
  expect(ids("cancel")).toEqual(["pending", "approved"]);
});

it("sums up what became of them", () => {
  const good = { id: "1", title: "One" };
  expect(summary([good, good], "approve")).toBe("2 approved.");
  expect(summary([good, { ...good, refused: "It is over." }], "cancel")).toBe("1 cancelled, 1 refused.");
});
