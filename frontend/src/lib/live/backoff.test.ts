import { expect, it } from "vitest";
import { backoff } from "./backoff";

it("waits longer after each failure, never more than half a minute, and never as long as everybody else", () => {
  expect([1, 2, 3, 6, 60].map((failures) => backoff(failures, () => 1))).toEqual([1000, 2000, 4000, 30_000, 30_000]);
  expect(backoff(3, () => 0)).toBe(2000);
});
