import type { Usage, UsageOf } from "@/lib/api/schema";

/** What can be counted, and by what it can be split. */
export const subjects: Record<UsageOf, { name: string; unit: string; groups: ("node" | "branch" | "person")[] }> = {
  cores: { name: "Cores", unit: "core hours", groups: ["node", "person"] },
  memory: { name: "Memory", unit: "GB hours", groups: ["node", "person"] },
  gpus: { name: "GPUs", unit: "GPU hours", groups: ["node", "person"] },
  rooms: { name: "Rooms", unit: "room hours", groups: ["branch", "person"] },
  seats: { name: "Course seats", unit: "seat hours", groups: ["person"] },
};

export const groupNames = { node: "Node", branch: "Branch", person: "Person" };

export const steps = { hour: "Hour", day: "Day", week: "Week" };

/** More colours than this cannot be told apart. */
const SHOWN = 6;

export interface ChartSeries {
  id: string;
  name: string;
  total: number;
}

export interface ChartPoint {
  at: string;
  total: number;
  /** By the id of the series. */
  hours: Record<string, number>;
}

/** The series with the most hours, the rest as one; and for each point the hours of each. */
export function chartOf({ points, series }: Pick<Usage, "points" | "series">): {
  series: ChartSeries[];
  points: ChartPoint[];
} {
  const named = series.filter(({ key }) => key != null);
  const isGrouped = named.length > 0;
  const shown = isGrouped ? named.slice(0, SHOWN) : series;
  const rest = series.filter((one) => !shown.includes(one));
  const restTotal = sum(rest.map(({ total }) => total));
  const list = shown.map(({ name, total }, index) => ({ id: `s${index}`, name, total }));
  if (restTotal > 0) list.push({ id: "rest", name: "Others", total: restTotal });
  return {
    series: list,
    points: points.map((at, index) => {
      const hours: Record<string, number> = {};
      shown.forEach((one, place) => {
        hours[`s${place}`] = one.hours[index] ?? 0;
      });
      if (restTotal > 0) hours.rest = sum(rest.map((one) => one.hours[index] ?? 0));
      return { at, hours, total: sum(Object.values(hours)) };
    }),
  };
}

/** "12.5", "1,204": a quarter hour is the least there is. */
export function hoursText(hours: number): string {
  return hours.toLocaleString("en-GB", { maximumFractionDigits: hours < 100 ? 2 : 0 });
}

function sum(values: number[]): number {
  return values.reduce((all, one) => all + one, 0);
}

const HUES = [200, 20, 290, 85, 255, 145, 345];

export function colourOf(index: number, of: number): string {
  return of === 1 ? "var(--c-sea)" : `oklch(0.64 0.13 ${HUES[index % HUES.length]})`;
}
