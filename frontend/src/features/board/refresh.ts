import type { Board, RefreshedSource, SyncJob } from "@/lib/api/schema";
import { countsOf } from "@/lib/counts";
import { roomOf } from "./week";

/** A source that was to be read, and how that ended; without its job when somebody removed it meanwhile. */
export interface Reading {
  source: RefreshedSource;
  job?: SyncJob;
}

const failed = ({ job }: Reading) => job?.status === "failed";

/** Whether the board knows what was read. A room that several sources fill is as old as the oldest of them. */
export function hasArrived(board: Board, readings: Reading[]): boolean {
  const badRooms = new Set(readings.filter(failed).flatMap(({ source }) => source.roomIds));
  return readings.every(({ source, job }) =>
    source.roomIds.every((id) => {
      const room = roomOf(board, id)?.room;
      if (!room || !job) return true;
      if (badRooms.has(id)) return room.stale;
      return !room.lastUpdatedAt || Date.parse(room.lastUpdatedAt) >= Date.parse(job.startedAt ?? job.requestedAt);
    }),
  );
}

/** One sentence for each source: what came, or why nothing did. What went wrong comes first. */
export function reportOf(readings: Reading[]): { text: string; bad: boolean }[] {
  return readings
    .map((reading) => ({ text: sentenceOf(reading), bad: failed(reading) }))
    .sort((one, other) => Number(other.bad) - Number(one.bad));
}

function sentenceOf({ source: { name, reason }, job }: Reading): string {
  if (!job) return `${name} was removed meanwhile.`;
  if (job.failure) return `${name} could not be read. ${job.failure.message}`;
  if (reason === "just-read") return `${name} was read less than a minute ago.`;
  return `${name}: ${countsOf(job.counts).toLowerCase()}.`;
}
