import type * as availability from "./availability.gen";
import type * as booking from "./booking.gen";
import type { ProvisionalPaths } from "./provisional";

/** The names that the pages use for what the services say. Generated where a service has committed its document. */

type Said = booking.components["schemas"];

/** availability-service marks nothing as required yet; it always sends all of it but `nextAvailable`. */
type Told<T> = T extends (infer Item)[] ? Told<Item>[] : T extends object ? { [Key in keyof T]-?: Told<T[Key]> } : T;

export type paths = booking.paths &
  availability.paths &
  Omit<ProvisionalPaths, keyof booking.paths | keyof availability.paths>;

export type User = Said["Person"];
export type Session = Said["SessionResponse"];
export type Environment = Said["Environment"];
export type EnvironmentFields = Required<Said["EnvironmentRequest"]> & { enabled: boolean };
export type SearchAnswer = Told<availability.components["schemas"]["SearchResponse"]>;
export type FreeSlot = SearchAnswer["results"][number]["slots"][number];
export type FreeResource = Omit<SearchAnswer["results"][number], "nextAvailable"> & { nextAvailable?: string };

export type Role = "student" | "staff" | "admin";

export type BookingStatus =
  | "pending"
  | "approved"
  | "active"
  | "completed"
  | "rejected"
  | "cancelled"
  | "expired"
  | "failed";

export type WorkspaceState =
  | "scheduled"
  | "waking"
  | "preparing"
  | "starting"
  | "running"
  | "stopping"
  | "stopped"
  | "failed";

export interface Booking {
  id: string;
  kind: "compute" | "room" | "course";
  status: BookingStatus;
  statusReason?: string | null;
  startsAt: string;
  endsAt: string;
  title: string;
  description?: string | null;
  user: { id: string; name: string };
  resource: { id: string; name: string; kind: string };
  compute: {
    cores: number;
    memoryGb: number;
    gpus: number;
    environmentId: string;
    environmentName: string;
    nodeTags?: string[] | null;
  };
  placement?: { nodeId: string; nodeName: string; gpuUuids: string[] } | null;
  workspace?: {
    state: WorkspaceState;
    reason?: string | null;
    generation: number;
    from: string;
    until: string;
  } | null;
  decideBy?: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export interface NewComputeBooking {
  kind: "compute";
  startsAt: string;
  endsAt: string;
  title: string;
  description?: string;
  compute: { cores: number; memoryGb: number; gpus: number; environmentId: string; nodeTags?: string[] };
}

export interface HistoryEntry {
  at: string;
  actor: { kind: "person" | "system" | "node"; id?: string | null; name: string };
  action: string;
  changes?: Record<string, { old: unknown; new: unknown }> | null;
}

export type NodeStatus = "online" | "offline" | "asleep" | "maintenance";

export interface Node {
  id: string;
  name: string;
  status: NodeStatus;
  site?: string | null;
  tags: string[];
  cores: number;
  memoryGb: number;
  gpus: { uuid: string; model: string }[];
  used: { cores: number; memoryGb: number; gpus: number };
  runtime?: string | null;
  lastSeenAt?: string | null;
  mac?: string | null;
  agentVersion?: string | null;
  version: number;
}

export interface Enrolment {
  token: string;
  expiresAt: string;
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
