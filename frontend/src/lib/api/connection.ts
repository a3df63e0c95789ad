import { useSyncExternalStore } from "react";

/** Whether the last answer came from Berth at all. The banner under the header reads it. */
let reachable = true;
const listeners = new Set<() => void>();

export function noteReachable(now: boolean) {
  if (now === reachable) return;
  reachable = now;
  for (const listener of listeners) listener();
}

export function useReachable(): boolean {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => reachable,
  );
}
