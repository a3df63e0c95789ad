import type {
  ApiToken,
  AuditEntry,
  Booking,
  BookingStatus,
  CourseSession,
  Environment,
  Flag,
  HistoryEntry,
  Node,
  OpenEnrolment,
  RegistrationRules,
  Role,
  Room,
  SignedInSession,
  User,
} from "@/lib/api/schema";
import { newAudit } from "./audit";
import { newSessions } from "./courses";
import { type FeedBook, newFeed } from "./feeds";
import { newId } from "./ids";
import { type MockPortals, newPortals } from "./portals";
import { newRooms } from "./rooms";
import { newFlags, newSignIns, newTokens } from "./settings";
import { type MockSources, newSources } from "./sources";
import { MockStream } from "./stream";

/** The made-up house that the fake API serves. Each test starts with a fresh one. */
export interface Harbour {
  people: (User & { password: string })[];
  /** Whose refresh cookie the browser holds; the real one is HttpOnly, so this stands for it. */
  signedInAs: string | undefined;
  nodes: Node[];
  enrolments: OpenEnrolment[];
  environments: Environment[];
  rooms: Room[];
  /** Rooms whose outside system was not read lately: when it last was. */
  unread: Map<string, string>;
  sessions: CourseSession[];
  outside: MockPortals;
  elsewhere: MockSources;
  tokens: ApiToken[];
  flags: Flag[];
  signIns: SignedInSession[];
  /** Lately enough for what asks for the password again. */
  passwordGiven: boolean;
  /** Whose password a link resets, by its token. */
  resetLinks: Map<string, string>;
  registration: RegistrationRules;
  bookings: Booking[];
  history: Map<string, HistoryEntry[]>;
  audit: AuditEntry[];
  feeds: FeedBook;
  /** Say "conflict" to the next booking, with alternatives. */
  full: boolean;
  stream: MockStream;
  now: () => Date;
}

const MINUTE = 60_000;
export function newHarbour(now: () => Date = () => new Date()): Harbour {
  const ada = person("Ada Admin", "admin@berth.test", "admin");
  const sam = person("Sam Student", "sam@berth.test", "student");
  const kim = person("Kim Osei", "kim@berth.test", "student");
  const nodes = [
    node("quay-1", { cores: 16, memoryGb: 64, tags: ["ssd"], used: { cores: 6, memoryGb: 20, gpus: 0 } }),
    node("quay-2", { cores: 8, memoryGb: 32, tags: ["ssd", "quiet"], used: { cores: 8, memoryGb: 24, gpus: 0 } }),
    node("gpu-1", {
      cores: 32,
      memoryGb: 256,
      tags: ["cuda", "ssd"],
      gpus: [gpu(), gpu()],
      used: { cores: 4, memoryGb: 32, gpus: 1 },
    }),
    node("old-1", { status: "offline", cores: 4, memoryGb: 8, lastSeenAt: at(now, -190) }),
  ];
  const environments = [
    environment("JupyterLab", "Notebooks in Python, in the browser.", { cores: 2, memoryGb: 4 }),
    environment("VS Code", "The editor, with a terminal, in the browser.", { cores: 2, memoryGb: 4 }),
    environment("Try-out page", "A small page that shows how Berth works.", { cores: 1, memoryGb: 1 }),
  ];
  const rooms = newRooms();
  const house: Harbour = {
    people: [ada, sam, kim],
    signedInAs: undefined,
    nodes,
    enrolments: [],
    environments,
    rooms,
    unread: new Map(),
    sessions: newSessions(now),
    outside: newPortals(),
    elsewhere: newSources(rooms.map(({ id }) => id)),
    tokens: newTokens(),
    flags: newFlags(),
    signIns: newSignIns(),
    passwordGiven: true,
    resetLinks: new Map(),
    registration: { mode: "open", domains: [] },
    bookings: [],
    history: new Map(),
    audit: [],
    feeds: new Map([[sam.id, [feedOf("Google Calendar", at(now, -200))]]]),
    full: false,
    stream: new MockStream(),
    now,
  };
  const add = (
    user: User,
    title: string,
    status: BookingStatus,
    from: number,
    to: number,
    more: Partial<Booking> = {},
  ) =>
    house.bookings.push(booking(house, { user, title, status, startsAt: at(now, from), endsAt: at(now, to), ...more }));
  add(kim, "Train the model", "pending", 30, 150, {
    description: "Second run, with the cleaned data",
    decideBy: at(now, 30),
  });
  add(sam, "Thesis chapter 3", "pending", 60, 120, { decideBy: at(now, 60) });
  add(kim, "Group work, statistics", "pending", 1500, 1740, { decideBy: at(now, 1500) });
  add(sam, "JupyterLab", "approved", 12, 72);
  add(sam, "Course exercise 4", "active", -45, 35);
  add(sam, "VS Code", "completed", -3000, -2880);
  add(sam, "Big run", "rejected", -5000, -4800, { statusReason: "Please take a smaller machine." });
  add(kim, "Render", "failed", -700, -600, { statusReason: "The node did not answer" });
  house.audit = newAudit(house);
  return house;
}

function at(now: () => Date, minutes: number): string {
  const slot = 15 * MINUTE;
  const ms = now().getTime() + minutes * MINUTE;
  return new Date(Math.floor(ms / slot) * slot).toISOString().replace(".000Z", "Z");
}

function person(name: string, email: string, role: Role) {
  return {
    id: newId(),
    name,
    email,
    role,
    timeZone: "Europe/Berlin",
    disabled: false,
    password: "long enough for a test",
  };
}

function feedOf(lastClient: string, lastFetchedAt: string) {
  return newFeed({ kind: "person", name: "My bookings", lastFetchedAt, lastClient });
}

function gpu() {
  return { uuid: `GPU-${newId()}`, model: "NVIDIA RTX A5000" };
}

function node(name: string, part: Partial<Node>): Node {
  return {
    id: newId(),
    name,
    status: "online",
    site: "campus",
    tags: [],
    cores: 8,
    memoryGb: 16,
    gpus: [],
    used: { cores: 0, memoryGb: 0, gpus: 0 },
    runtime: "docker",
    lastSeenAt: new Date().toISOString(),
    agentVersion: "0.1.0",
    images: [],
    revoked: false,
    load: { cpu: 0.34, memoryGbUsed: 5.2 },
    version: 0,
    ...part,
  };
}

function environment(name: string, description: string, size: { cores: number; memoryGb: number }): Environment {
  return {
    id: newId(),
    name,
    description,
    image: `${name.toLowerCase().replace(" ", "-")}:1`,
    ports: [8080],
    command: [],
    variables: {},
    gpus: 0,
    egress: "internet",
    capabilities: [],
    readOnlyRoot: false,
    enabled: true,
    ...size,
  };
}

export function booking(house: Harbour, part: Partial<Booking>): Booking {
  const where = house.nodes[0] as Node;
  const what = house.environments[0] as Environment;
  const startsAt = part.startsAt ?? at(house.now, 0);
  const endsAt = part.endsAt ?? at(house.now, 60);
  const running = part.status === "active";
  const made: Booking = {
    id: newId(),
    kind: "compute",
    status: "pending",
    startsAt,
    endsAt,
    title: what.name,
    user: { id: "", name: "" },
    resource: { id: where.id, name: where.name, kind: "node" },
    compute: { cores: 2, memoryGb: 4, gpus: 0, environmentId: what.id, environmentName: what.name, nodeTags: [] },
    placement: { nodeId: where.id, nodeName: where.name, gpuUuids: [] },
    workspace:
      running || part.status === "approved"
        ? { state: running ? "running" : "scheduled", generation: 1, from: startsAt, until: endsAt }
        : undefined,
    // Whatever its state allows: who asks is not weighed here.
    may: ["cancel", "edit", "extend", "end", "connect", "approve", "reject", "move"],
    version: 1,
    createdAt: startsAt,
    updatedAt: startsAt,
    ...part,
  };
  made.user = { id: made.user.id, name: made.user.name };
  house.history.set(made.id, [
    {
      at: made.createdAt,
      actor: { kind: "person", id: made.user.id, name: made.user.name },
      action: "created",
      changes: {},
    },
    ...(made.status === "active" || made.status === "approved"
      ? [{ at: made.startsAt, actor: { kind: "person" as const, name: "Ada Admin" }, action: "approved", changes: {} }]
      : []),
  ]);
  return made;
}
