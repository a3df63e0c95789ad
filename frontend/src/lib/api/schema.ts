/**
 * What the services say and accept. Provisional: written by hand until the services' own OpenAPI documents are
 * committed; `npm run api` then generates them and this file keeps only the names.
 */

export type Role = "student" | "staff" | "admin";

export interface User {
  id: string;
  email: string;
  name: string;
  role: Role;
  timeZone?: string | null;
}

export interface Session {
  accessToken: string;
  tokenType: string;
  expiresIn: number;
  user: User;
}

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

export interface Environment {
  id: string;
  name: string;
  description?: string | null;
  image: string;
  ports: number[];
  command?: string[] | null;
  cores: number;
  memoryGb: number;
  gpus: number;
  enabled: boolean;
}

export type EnvironmentFields = Omit<Environment, "id">;

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

export interface FreeSlot {
  startsAt: string;
  endsAt: string;
  durationMinutes: number;
}

export interface FreeResource {
  resource: { id: string; name: string; kind: string };
  slots: FreeSlot[];
  nextAvailable?: string | null;
}

export interface SearchAnswer {
  results: FreeResource[];
  asOf: string;
}

export interface Page<T> {
  items: T[];
  nextCursor?: string | null;
}

/* The shape that openapi-typescript writes, so that the client does not change when the generated file comes. */
type Json<T> = { content: { "application/json": T } };
type Call<In extends object, Body, Out> = { parameters: In; responses: { 200: Json<Out> } } & (Body extends undefined
  ? { requestBody?: never }
  : { requestBody: Json<Body> });
type Query<T> = { query?: T };
type Id = { path: { id: string } };
// biome-ignore lint/complexity/noBannedTypes: openapi-typescript writes "no parameters" like this
type None = {};

interface PageQuery {
  limit?: number;
  cursor?: string;
}

interface BookingQuery extends PageQuery {
  from?: string;
  to?: string;
  status?: string;
  kind?: string;
  userId?: string;
  resourceId?: string;
}

export interface paths {
  "/api/v1/auth/register": { post: Call<None, { email: string; password: string; name: string }, Session> };
  "/api/v1/auth/token": { post: Call<None, { email: string; password: string }, Session> };
  "/api/v1/auth/refresh": { post: Call<None, undefined, Session> };
  "/api/v1/auth/logout": { post: Call<None, undefined, undefined> };
  "/api/v1/me": {
    get: Call<None, undefined, User>;
    patch: Call<None, { name?: string; timeZone?: string; password?: string; currentPassword?: string }, User>;
  };
  "/api/v1/me/bookings": { get: Call<Query<BookingQuery>, undefined, Page<Booking>> };
  "/api/v1/bookings": {
    get: Call<Query<BookingQuery>, undefined, Page<Booking>>;
    post: Call<{ header?: { "Idempotency-Key"?: string } }, NewComputeBooking, Booking>;
  };
  "/api/v1/bookings/{id}": { get: Call<Id, undefined, Booking>; delete: Call<Id, undefined, undefined> };
  "/api/v1/bookings/{id}/approve": { post: Call<Id, undefined, Booking> };
  "/api/v1/bookings/{id}/reject": { post: Call<Id, { reason: string }, Booking> };
  "/api/v1/bookings/{id}/extend": { post: Call<Id, { endsAt: string }, Booking> };
  "/api/v1/bookings/{id}/end": { post: Call<Id, undefined, Booking> };
  "/api/v1/bookings/{id}/move": { post: Call<Id, { nodeId: string }, Booking> };
  "/api/v1/bookings/{id}/connect": { post: Call<Id, undefined, { url: string }> };
  "/api/v1/bookings/{id}/history": { get: Call<Id, undefined, Page<HistoryEntry>> };
  "/api/v1/nodes": { get: Call<Query<PageQuery>, undefined, Page<Node>> };
  "/api/v1/nodes/{id}": {
    patch: Call<Id, { name?: string; site?: string; tags?: string[]; maintenance?: boolean }, Node>;
  };
  "/api/v1/nodes/enrolments": { post: Call<None, { name?: string; site?: string; tags?: string[] }, Enrolment> };
  "/api/v1/environments": {
    get: Call<Query<PageQuery>, undefined, Page<Environment>>;
    post: Call<None, EnvironmentFields, Environment>;
  };
  "/api/v1/environments/{id}": {
    patch: Call<Id, Partial<EnvironmentFields>, Environment>;
    delete: Call<Id, undefined, undefined>;
  };
  "/api/v1/stats": { get: Call<None, undefined, Stats> };
  "/api/v1/users": { get: Call<Query<PageQuery & { query?: string }>, undefined, Page<User>> };
  "/api/v1/users/{id}": { patch: Call<Id, { role: Role }, User> };
  "/api/v1/availability/search": {
    get: Call<
      {
        query: {
          kind: string;
          from: string;
          to: string;
          duration: number;
          cores?: number;
          memoryGb?: number;
          gpus?: number;
          tags?: string;
        };
      },
      undefined,
      SearchAnswer
    >;
  };
}
