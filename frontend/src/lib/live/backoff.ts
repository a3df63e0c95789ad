const FIRST_MS = 1_000;
const MOST_MS = 30_000;

/** Doubles from a second to half a minute, and anything from half of that: after a restart not everybody comes at once. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const most = Math.min(MOST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(most * (0.5 + random() / 2));
}
