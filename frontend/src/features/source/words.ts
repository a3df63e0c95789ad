import { agoOf } from "@/lib/time/format";
import type { ChipTone } from "@/ui/Chip";

export interface Standing {
  enabled: boolean;
  stale: boolean;
  lastSucceededAt?: string;
  runningJob?: string;
}

/** What matters of how reading it goes. Stale is never shown as fresh, and always with its age. */
export function standingOf(it: Standing, now: number): { text: string; tone: ChipTone } {
  if (!it.enabled) return { text: "Switched off", tone: "grey" };
  if (it.runningJob) return { text: "Being read", tone: "sky" };
  if (!it.lastSucceededAt)
    return it.stale ? { text: "Never read", tone: "flare" } : { text: "Not read yet", tone: "sky" };
  const age = agoOf(it.lastSucceededAt, now);
  return it.stale ? { text: `Stale, read ${age}`, tone: "flare" } : { text: `Read ${age}`, tone: "moss" };
}

/** The calendar's text is sent in one piece, and the gateway takes 1 MB. */
export const LARGEST_FILE = 700_000;
