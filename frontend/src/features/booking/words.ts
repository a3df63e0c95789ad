import type { Booking, BookingStatus, HistoryEntry, WorkspaceState } from "@/lib/api/schema";
import { dayAndTime } from "@/lib/time/format";
import { isEnding } from "./rules";

export const statusWords: Record<BookingStatus, string> = {
  pending: "Waiting for approval",
  approved: "Approved",
  active: "Running",
  completed: "Completed",
  rejected: "Rejected",
  cancelled: "Cancelled",
  expired: "Expired",
  failed: "Failed",
};

const workspaceWords: Record<WorkspaceState, string> = {
  scheduled: "Your workspace starts by itself at the start time.",
  waking: "Waking the machine up.",
  preparing: "Fetching what the environment needs.",
  starting: "Starting your workspace.",
  running: "Your workspace is running.",
  stopping: "Stopping your workspace.",
  stopped: "Your workspace has stopped.",
  failed: "Your workspace could not run.",
};

/** What a booking of each kind is of. */
export const thing: Record<Booking["kind"], string> = { compute: "machine", room: "room", course: "seat" };

/** What is going on, for somebody who has never seen a booking. */
export function inPlainWords(booking: Booking): string {
  switch (booking.status) {
    case "pending":
      return `The ${thing[booking.kind]} is held for you. An admin decides whether you get it.`;
    case "approved":
      if (booking.kind !== "compute") return `The ${thing[booking.kind]} is yours.`;
      return booking.workspace ? workspaceWords[booking.workspace.state] : workspaceWords.scheduled;
    case "active":
      if (booking.kind === "room") return "The room is yours now.";
      if (booking.kind === "course") return "The session is on.";
      return booking.workspace ? workspaceWords[booking.workspace.state] : workspaceWords.running;
    case "completed":
      return booking.kind === "course" ? "It is over." : `It is over, and the ${thing[booking.kind]} is free again.`;
    case "rejected":
      return booking.statusReason ? `An admin said no: ${booking.statusReason}` : "An admin said no.";
    case "cancelled":
      return booking.statusReason ?? `It was cancelled, and the ${thing[booking.kind]} is free again.`;
    case "expired":
      return "Nobody decided in time. Book again if you still need it.";
    case "failed":
      return booking.statusReason ?? booking.workspace?.reason ?? "The workspace could not run.";
  }
}

/** What to say after booking: what happened, and what happens next. */
export function bookedWords({ status, decideBy }: Pick<Booking, "status" | "decideBy">, zone: string): string {
  if (status !== "pending") return "Booked.";
  return decideBy ? `Requested. An admin decides by ${dayAndTime(decideBy, zone)}.` : "Requested. An admin decides.";
}

export function statusLabel(booking: Booking): string {
  if (isEnding(booking)) return "Stopping";
  if (booking.status === "approved" && booking.workspace) {
    const { state } = booking.workspace;
    if (state === "waking" || state === "preparing" || state === "starting") return "Getting ready";
  }
  if (booking.status === "active" && booking.kind !== "compute") return "Now";
  return statusWords[booking.status];
}

const actionWords: Record<string, string> = {
  created: "asked for it",
  approved: "approved it",
  rejected: "rejected it",
  cancelled: "cancelled it",
  expired: "let it expire: nobody decided",
  started: "started it",
  changed: "changed it",
  extended: "extended it",
  moved: "moved it to another machine",
  ending: "ended it early",
  completed: "completed it",
  failed: "marked it as failed",
  updated: "reported on the workspace",
  "booked-anyway": "booked it although nobody knew whether it was free",
  connected: "looked into the workspace",
  "logs-watched": "looked at the log",
  "usage-watched": "looked at what is used",
};

export function actionLabel(entry: HistoryEntry): string {
  const verb = entry.action.replace(/^booking\./, "").toLowerCase();
  if (verb === "moved" && !entry.changes?.node) return "moved it to another time";
  if (verb === "updated" && entry.actor.kind === "person") return "changed it";
  return actionWords[verb] ?? verb.replaceAll(/[-_.]/g, " ");
}
