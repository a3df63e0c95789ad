import { expect, it } from "vitest";
import { hoursOf } from "./chart";

it("places the hours side by side, measured against the most there is to use", () => {
  const usage = [
    { at: "2026-12-01T08:00:00Z", coresUsed: 4, coresTotal: 16 },
    { at: "2026-12-01T09:00:00Z", coresUsed: 16, coresTotal: 16 },
  ];
  const { hours, nowX } = hoursOf(usage, Date.parse("2026-12-01T09:00:00Z"));
  expect(hours).toMatchObject([
    { x: 0, height: 0.25, past: true },
    { x: 0.5, height: 1, past: false },
  ]);
  expect(nowX).toBe(0.5);
});

it("has nothing to divide by when there is no usage", () => {
  expect(hoursOf([], 0)).toEqual({ hours: [], top: 1, nowX: undefined });
});
