import type { Portal, SyncFailure, SyncJob } from "@/lib/api/schema";
import type { ChipTone } from "@/ui/Chip";

interface Said {
  text: string;
  tone: ChipTone;
}

export function stateOf(portal: Portal): Said {
  if (!portal.connected) return { text: "Not connected", tone: "grey" };
  if (portal.state === "wrong-credentials") return { text: "Sign-in refused", tone: "flare" };
  if (portal.state === "untried") return { text: "Not read yet", tone: "sky" };
  return { text: "Connected", tone: "moss" };
}

const failures: Record<SyncFailure["kind"], string> = {
  "wrong-credentials": "Sign-in refused",
  "layout-changed": "Not understood",
  "timed-out": "Took too long",
  "portal-down": "Out of reach",
  internal: "Our fault",
};

export function outcomeOf(job: SyncJob): Said {
  if (job.failure) return { text: failures[job.failure.kind], tone: "flare" };
  if (job.status === "completed") return { text: "Done", tone: "moss" };
  return job.status === "running" ? { text: "Running", tone: "sky" } : { text: "Waiting", tone: "grey" };
}

const kinds: Record<SyncJob["kind"], string> = {
  salesforce: "Portal",
  libcal: "LibCal",
  ics: "Calendar address",
};

/** What was read: "Stage Door portal", "LibCal", "Calendar address". */
export function sourceWords({ portal, kind }: SyncJob, portalName: (id: string) => string | undefined): string {
  if (!portal) return kinds[kind];
  return `${portalName(portal) ?? portal} portal`;
}

export function progressOf({ progress, status }: SyncJob): string {
  if (status === "pending") return "Waiting for its turn";
  const rows = progress.rowsSeen === 1 ? "1 booking" : `${progress.rowsSeen} bookings`;
  return progress.rowsSeen > 0 ? `${progress.phase}: ${rows}` : progress.phase;
}
