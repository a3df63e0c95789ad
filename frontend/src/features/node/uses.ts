import type { NodeTimeline } from "@/lib/api/schema";

type Use = NodeTimeline["uses"][number];
export type Amount = "cores" | "memoryGb" | "gpus";

export interface Step {
  at: string;
  /** From 0 to 1, of the whole width and of all that the node has. */
  x: number;
  width: number;
  height: number;
}

/** One step for each run of quarter hours in which the same amount is taken; nothing where nothing is. */
export function stepsOf(uses: readonly Use[], amount: Amount, total: number): Step[] {
  const steps: Step[] = [];
  uses.forEach((use, index) => {
    const last = steps.at(-1);
    const height = Math.min(1, use[amount] / Math.max(1, total));
    const width = 1 / uses.length;
    if (last && last.height === height && uses[index - 1]?.[amount] === use[amount]) last.width += width;
    else if (height > 0) steps.push({ at: use.at, x: index * width, width, height });
  });
  return steps;
}

export function peakOf(uses: readonly Use[], amount: Amount): number {
  return uses.reduce((most, use) => Math.max(most, use[amount]), 0);
}
