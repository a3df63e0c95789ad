import type * as availability from "./availability.gen";
import type * as booking from "./booking.gen";
import type { ProvisionalPaths } from "./provisional";

/** The names that the pages use for what the services say. Generated where a service has committed its document. */

type Said = booking.components["schemas"];

export type paths = Omit<booking.paths & availability.paths, keyof ProvisionalPaths> & ProvisionalPaths;

export type User = Said["Person"];
export type Role = User["role"];
export type Booking = Said["BookingResponse"];
export type BookingStatus = Booking["status"];
export type WorkspaceState = NonNullable<Booking["workspace"]>["state"];
export type NewComputeBooking = Said["BookingRequest"];
export type Session = Said["SessionResponse"];
export type Environment = Said["Environment"];
export type EnvironmentFields = Required<Said["EnvironmentRequest"]> & { enabled: boolean };
export type Node = Said["Node"];
export type NodeStatus = Node["status"];
export type SearchAnswer = availability.components["schemas"]["SearchResponse"];
export type FreeResource = SearchAnswer["results"][number];
export type FreeSlot = FreeResource["slots"][number];

export interface HistoryEntry {
  at: string;
  actor: { kind: "person" | "system" | "node"; id?: string | null; name: string };
  action: string;
  changes?: Record<string, { old: unknown; new: unknown }> | null;
}

interface Share {
  total: number;
  used: number;
}

export interface Stats {
  bookings: { pending: number; approved: number; active: number; completedToday: number };
  nodes: Record<NodeStatus, number>;
  capacity: { cores: Share; memoryGb: Share; gpus: Share };
  usage: { at: string; coresUsed: number; coresTotal: number }[];
}

export interface Page<T> {
  items: T[];
  nextCursor?: string | null;
}
