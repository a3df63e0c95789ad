import { expect, it } from "vitest";
import { chartOf, hoursText } from "./usage";

const points = ["2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"];
const one = (name: string, first: number, second: number) => ({
  key: name,
  name,
  hours: [first, second],
  total: first + second,
});

it("shows a few series one by one and sums up the rest, so that no hour is missing", () => {
  const series = [..."abcdefgh"].map((name, index) => one(name, 10 - index, 1));
  const others = { name: "Others", hours: [0.5, 0], total: 0.5 };
  const chart = chartOf({ points, series: [...series, others] });
  expect(chart.series.map(({ name }) => name)).toEqual(["a", "b", "c", "d", "e", "f", "Others"]);
  expect(chart.points[0]).toMatchObject({ total: 52.5, hours: { s0: 10, rest: 7.5 } });
  expect(chart.points.map(({ total }) => total)).toEqual([52.5, 8]);
});

it("has one series when nothing is split", () => {
  const all = { name: "All", hours: [3, 0], total: 3 };
  expect(chartOf({ points, series: [all] })).toEqual({
    series: [{ id: "s0", name: "All", total: 3 }],
    points: [
      { at: points[0], total: 3, hours: { s0: 3 } },
      { at: points[1], total: 0, hours: { s0: 0 } },
    ],
  });
});

it("writes hours as exactly as they are worth reading", () => {
  expect([0.25, 12.5, 1204.4].map(hoursText)).toEqual(["0.25", "12.5", "1,204"]);
});
