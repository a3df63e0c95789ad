import { describe, expect, it } from "vitest";
import { peakOf, stepsOf } from "./uses";

const uses = [0, 2, 2, 4, 0, 2].map((cores, index) => ({
  at: `2026-12-01T10:${index}0:00Z`,
  cores,
  memoryGb: 0,
  gpus: 0,
}));

describe("what is taken of a node over time", () => {
  it("is a step for each run of the same amount, and nothing where nothing is taken", () => {
    const steps = stepsOf(uses, "cores", 4);
    expect(steps.map(({ height }) => height)).toEqual([0.5, 1, 0.5]);
    expect(steps[0]?.x).toBeCloseTo(1 / 6);
    expect(steps[0]?.width).toBeCloseTo(2 / 6);
    expect(stepsOf(uses, "gpus", 0)).toEqual([]);
  });

  it("has a peak", () => {
    expect(peakOf(uses, "cores")).toBe(4);
  });
});
