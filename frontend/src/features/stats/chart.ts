export interface UsagePoint {
  at: string;
  coresUsed: number;
  coresTotal: number;
}

export interface Hour {
  at: string;
  x: number;
  height: number;
  used: number;
  total: number;
  past: boolean;
}

/** Bars in a box of 1 by 1. The top is the most there ever was to use, so that full looks full. */
export function hoursOf(
  usage: readonly UsagePoint[],
  nowMs: number,
): { hours: Hour[]; top: number; nowX: number | undefined } {
  const top = Math.max(1, ...usage.map((point) => Math.max(point.coresTotal, point.coresUsed)));
  const hours = usage.map((point, index) => ({
    at: point.at,
    x: index / usage.length,
    height: point.coresUsed / top,
    used: point.coresUsed,
    total: point.coresTotal,
    past: Date.parse(point.at) + 3_600_000 <= nowMs,
  }));
  const first = usage[0];
  const nowX = first ? (nowMs - Date.parse(first.at)) / (usage.length * 3_600_000) : undefined;
  return { hours, top, nowX: nowX !== undefined && nowX >= 0 && nowX <= 1 ? nowX : undefined };
}
