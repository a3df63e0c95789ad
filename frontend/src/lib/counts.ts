import type { SyncJob } from "./api/schema";

/** "3 new, 1 changed, 2 gone", or that nothing is. */
export function countsOf({ added, updated, vanished }: SyncJob["counts"]): string {
  const parts = [added && `${added} new`, updated && `${updated} changed`, vanished && `${vanished} gone`];
  return parts.filter(Boolean).join(", ") || "Nothing new";
}
