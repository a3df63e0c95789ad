import { describe, expect, it } from "vitest";
import { lineOf, type Usage, withUsage } from "./usage";

const at = (minute: number, cores = 1): Usage => ({
  at: new Date(Date.UTC(2026, 11, 1, 9, minute)).toISOString(),
  cores,
  memoryBytes: 0,
  gpus: [],
});

describe("what a workspace used", () => {
  it("is kept for an hour", () => {
    const kept = withUsage([at(0), at(1)], [at(61)]);
    expect(kept.map((one) => one.at)).toEqual([at(1).at, at(61).at]);
    expect(withUsage([], [])).toEqual([]);
  });

  it("is drawn an hour wide and as high as what was booked", () => {
    expect(lineOf([at(0, 0), at(30, 1), at(60, 3)], (one) => one.cores, 2)).toBe("0.00,100.00 50.00,50.00 100.00,0.00");
  });
});
