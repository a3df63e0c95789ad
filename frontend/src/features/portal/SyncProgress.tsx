import type { SyncJob } from "@/lib/api/schema";
import { progressOf } from "./words";

/** Nobody knows how many there will be, so it is a pulse and a count, and no share of a whole. */
export function SyncProgress({ job }: { job: SyncJob }) {
  return (
    <div role="status" className="flex items-center gap-3 rounded-lg bg-sky-wash px-4 py-3 text-sm text-sky">
      <span aria-hidden className="size-2.5 shrink-0 animate-pulse rounded-full bg-current" />
      {progressOf(job)}
    </div>
  );
}
