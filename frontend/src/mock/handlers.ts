import { HttpResponse, http } from "msw";
import type {
  Booking,
  DrainRequest,
  EnvironmentFields,
  Limits,
  NewComputeBooking,
  OpenEnrolment,
  User,
} from "@/lib/api/schema";
import { iso, SLOT_MS } from "@/lib/time/instants";
import { accountHandlers } from "./accounts";
import { gone, page, problem } from "./answers";
import { auditHandlers } from "./audit";
import { boardHandlers } from "./board";
import { courseHandlers } from "./courses";
import { documentHandler } from "./document";
import { feedHandlers } from "./feeds";
import { booking, type Harbour } from "./harbour";
import { newId } from "./ids";
import { portalHandlers } from "./portals";
import { roomBookingHandlers } from "./roomBookings";
import { roomHandlers } from "./rooms";
import { passwordNeeded, settingsHandlers } from "./settings";
import { sourceHandlers } from "./sources";
import { statsHandlers } from "./stats";

const OPEN = ["pending", "approved"];
const TOKEN_SECONDS = 900;

const TIMES = { gridMinutes: 15, longestMinutes: 480, leadTimeMinutes: 0, horizonDays: 90, openBookings: 10 };
const LIMITS: Limits = { compute: TIMES, room: TIMES, course: { horizonDays: 180, openBookings: 10 } };

/** What an admin pastes on a machine. */
const joinLines = `curl -fsSO https://berth.example/agent/install.sh &&
echo '${"0".repeat(64)}  install.sh' | sha256sum -c - &&
sh install.sh https://berth.example`;

/** The API of the services as far as the pages need it, in memory. Asks the house anew at each call. */
export function handlersFor(house: () => Harbour) {
  const publicUser = ({ password: _, ...user }: Harbour["people"][number]): User => user;
  const session = (id: string) => {
    const person = house().people.find((one) => one.id === id);
    if (!person) return problem(401, "unauthorized", "Sign in first.");
    house().signedInAs = id;
    return HttpResponse.json({
      accessToken: id,
      tokenType: "Bearer",
      expiresIn: TOKEN_SECONDS,
      user: publicUser(person),
    });
  };
  const caller = (request: Request) => {
    const id = request.headers.get("Authorization")?.replace("Bearer ", "");
    return house().people.find((one) => one.id === id);
  };
  const known = (request: Request, id: unknown): Booking | undefined => {
    const me = caller(request);
    return house().bookings.find((one) => one.id === id && (one.user.id === me?.id || me?.role === "admin"));
  };
  const change = (request: Request, id: unknown, action: string, part: (old: Booking) => Partial<Booking>) => {
    const old = known(request, id);
    if (!old) return gone();
    Object.assign(old, part(old), { version: old.version + 1, updatedAt: iso(Date.now()) });
    house()
      .history.get(old.id)
      ?.push({
        at: old.updatedAt,
        actor: { kind: "person", name: caller(request)?.name ?? "" },
        action,
        changes: {},
      });
    tell(old);
    return HttpResponse.json(old);
  };
  const tell = (booking: Booking) => {
    const { resource, startsAt, endsAt } = booking;
    house().stream.tellOwner(booking);
    house().stream.tellAll({ resourceId: resource.id, kind: resource.kind, from: startsAt, to: endsAt });
  };
  const matching = (url: URL, bookings: Booking[]) => {
    const statuses = url.searchParams.getAll("status");
    const kinds = url.searchParams.getAll("kind");
    const userId = url.searchParams.get("userId");
    const node = url.searchParams.get("resourceId");
    const [from, to] = [url.searchParams.get("from"), url.searchParams.get("to")];
    const sign = url.searchParams.get("order") === "earliest" ? 1 : -1;
    return [...bookings]
      .sort((a, b) => sign * a.startsAt.localeCompare(b.startsAt))
      .filter((one) => !from || one.endsAt > from)
      .filter((one) => !to || one.startsAt < to)
      .filter((one) => statuses.length === 0 || statuses.includes(one.status))
      .filter((one) => kinds.length === 0 || kinds.includes(one.kind))
      .filter((one) => !userId || one.user.id === userId)
      .filter((one) => !node || one.resource.id === node);
  };

  return [
    documentHandler,
    ...roomHandlers(house),
    ...roomBookingHandlers(house, { caller, known, tell }),
    ...boardHandlers(house),
    ...auditHandlers(house),
    ...courseHandlers(house),
    ...settingsHandlers(house),
    http.get("*/api/v1/availability/stream", ({ request }) => {
      const me = caller(request);
      return me ? house().stream.open(me.id, request) : problem(401, "unauthorized", "Sign in first.");
    }),
    ...portalHandlers(house),
    ...sourceHandlers(house),
    ...feedHandlers(house, caller),
    http.post("*/api/v1/auth/register", async ({ request }) => {
      const { email, password, name } = (await request.json()) as { email: string; password: string; name: string };
      const errors = [
        ...(name.trim() ? [] : [{ field: "name", message: "Please say your name." }]),
        ...(email.includes("@") ? [] : [{ field: "email", message: "This is not an e-mail address." }]),
        ...(password.length >= 10 ? [] : [{ field: "password", message: "At least 10 characters." }]),
      ];
      if (errors.length > 0) return problem(400, "invalid-input", "Please look at the marked fields.", { errors });
      const person = { id: newId(), email, name, password, role: "student" as const, timeZone: "UTC", disabled: false };
      house().people.push(person);
      return session(person.id);
    }),
    http.post("*/api/v1/auth/token", async ({ request }) => {
      const { email, password } = (await request.json()) as { email: string; password: string };
      const person = house().people.find((one) => one.email === email && one.password === password);
      if (person?.disabled) return problem(401, "unauthorized", "This account is disabled. Ask an admin to enable it.");
      return person ? session(person.id) : problem(401, "unauthorized", "Wrong e-mail or password.");
    }),
    http.post("*/api/v1/auth/refresh", () => session(house().signedInAs ?? "")),
    http.post("*/api/v1/auth/logout", () => {
      house().signedInAs = undefined;
      return new HttpResponse(null, { status: 204 });
    }),
    http.patch("*/api/v1/me", async ({ request }) => {
      const me = caller(request);
      if (!me) return problem(401, "unauthorized", "Sign in first.");
      const { name, timeZone } = (await request.json()) as Partial<User>;
      Object.assign(me, { ...(name ? { name } : {}), ...(timeZone ? { timeZone } : {}) });
      return HttpResponse.json(publicUser(me));
    }),
    http.get("*/api/v1/limits", ({ request }) =>
      caller(request) ? HttpResponse.json(LIMITS) : problem(401, "unauthorized", "Sign in first."),
    ),
    http.get("*/api/v1/me/bookings", ({ request }) =>
      page(matching(new URL(request.url), house().bookings).filter((one) => one.user.id === caller(request)?.id)),
    ),
    http.get("*/api/v1/bookings", ({ request }) =>
      caller(request)?.role !== "student"
        ? page(matching(new URL(request.url), house().bookings))
        : problem(403, "forbidden", "This is for admins."),
    ),
    http.post("*/api/v1/bookings", async ({ request }) => {
      const wish = (await request.json()) as NewComputeBooking;
      const me = caller(request);
      if (!me) return problem(401, "unauthorized", "Sign in first.");
      if (house().full) {
        house().full = false;
        const later = (ms: number) => iso(Date.parse(wish.endsAt) + ms);
        const length = Date.parse(wish.endsAt) - Date.parse(wish.startsAt);
        return problem(409, "booking-conflict", "No machine has room for this at that time.", {
          conflicts: [{ startsAt: wish.startsAt, endsAt: wish.endsAt }],
          suggestedAlternatives: [0, 1].map((step) => ({
            startsAt: later(step * length),
            endsAt: later((step + 1) * length),
            resource: { id: house().nodes[0]?.id, name: house().nodes[0]?.name, kind: "node" },
          })),
        });
      }
      const environment = house().environments.find((one) => one.id === wish.compute.environmentId);
      const made = booking(house(), {
        ...wish,
        user: { id: me.id, name: me.name },
        compute: { gpus: 0, nodeTags: [], ...wish.compute, environmentName: environment?.name ?? "" },
        status: "pending",
        decideBy: wish.startsAt,
      });
      house().bookings.push(made);
      tell(made);
      return HttpResponse.json(made, { status: 201 });
    }),
    http.get("*/api/v1/bookings/:id", ({ request, params }) => {
      const found = known(request, params.id);
      return found ? HttpResponse.json(found) : gone();
    }),
    http.delete("*/api/v1/bookings/:id", ({ request, params }) => {
      const answer = change(request, params.id, "cancelled", () => ({ status: "cancelled" }));
      return answer.ok ? new HttpResponse(null, { status: 204 }) : answer;
    }),
    http.post("*/api/v1/bookings/:id/approve", ({ request, params }) =>
      change(request, params.id, "approved", (old) => ({
        status: "approved",
        workspace: { state: "scheduled", generation: 1, from: old.startsAt, until: old.endsAt },
      })),
    ),
    http.post("*/api/v1/bookings/bulk", async ({ request }) => {
      const { action, ids, reason, endsAt } = (await request.clone().json()) as {
        action: "approve" | "reject" | "extend" | "cancel";
        ids: string[];
        reason?: string;
        endsAt?: string;
      };
      const allowed = { approve: ["pending"], reject: ["pending"], extend: ["approved", "active"], cancel: OPEN }[
        action
      ];
      const parts: Record<string, Partial<Booking>> = {
        approve: { status: "approved" },
        reject: { status: "rejected", statusReason: reason ?? "" },
        extend: { endsAt: endsAt ?? "" },
        cancel: { status: "cancelled", ...(reason ? { statusReason: reason } : {}) },
      };
      const items = ids.map((id) => {
        const found = known(request, id);
        if (!found) return { id, status: 404, detail: "There is no such booking." };
        if (!allowed.includes(found.status)) return { id, status: 409, detail: `It is ${found.status}.` };
        change(request, id, action, () => parts[action] ?? {});
        return { id, status: 200 };
      });
      return HttpResponse.json({ items });
    }),
    http.post("*/api/v1/bookings/:id/reject", async ({ request, params }) => {
      const { reason } = (await request.json()) as { reason: string };
      return change(request, params.id, "rejected", () => ({ status: "rejected", statusReason: reason }));
    }),
    http.post("*/api/v1/bookings/:id/extend", async ({ request, params }) => {
      const { endsAt } = (await request.json()) as { endsAt: string };
      return change(request, params.id, "extended", () => ({ endsAt }));
    }),
    http.post("*/api/v1/bookings/:id/end", ({ request, params }) =>
      change(request, params.id, "ended", () => ({ status: "completed", endsAt: iso(Date.now()) })),
    ),
    http.post("*/api/v1/bookings/:id/move", async ({ request, params }) => {
      const { nodeId } = (await request.json()) as { nodeId: string };
      const nodeName = house().nodes.find((one) => one.id === nodeId)?.name ?? "";
      return change(request, params.id, "moved", () => ({ placement: { nodeId, nodeName, gpuUuids: [] } }));
    }),
    http.post("*/api/v1/bookings/:id/connect", ({ request, params }) =>
      known(request, params.id)
        ? HttpResponse.json({ url: `http://${params.id}.w.localhost:8080/?ticket=once` })
        : gone(),
    ),
    http.get("*/api/v1/bookings/:id/logs", ({ request, params }) =>
      known(request, params.id)
        ? new HttpResponse(
            'event: line\ndata: {"at":"2026-12-01T09:00:02Z","source":"stdout","text":"Serving at port 8888"}\n\n' +
              'event: line\ndata: {"at":"2026-12-01T09:00:03Z","source":"stderr","text":"No GPU was found"}\n\n' +
              "event: end\ndata: {}\n\n",
            { headers: { "Content-Type": "text/event-stream" } },
          )
        : gone(),
    ),
    http.get("*/api/v1/bookings/:id/usage", ({ request, params }) =>
      known(request, params.id)
        ? new HttpResponse(
            'event: usage\ndata: {"at":"2026-12-01T09:00:10Z","cores":0.5,"memoryBytes":1073741824,"diskBytes":0,"gpus":[]}\n\n' +
              'event: usage\ndata: {"at":"2026-12-01T09:00:20Z","cores":1.3,"memoryBytes":1610612736,"diskBytes":536870912,"gpus":[]}\n\n' +
              "event: end\ndata: {}\n\n",
            { headers: { "Content-Type": "text/event-stream" } },
          )
        : gone(),
    ),
    http.get("*/api/v1/bookings/:id/history", ({ request, params }) =>
      known(request, params.id) ? page(house().history.get(String(params.id)) ?? []) : gone(),
    ),
    http.get("*/api/v1/nodes", () => page(house().nodes)),
    http.patch("*/api/v1/nodes/:id", async ({ request, params }) => {
      const found = house().nodes.find((one) => one.id === params.id);
      if (!found) return gone();
      Object.assign(found, await request.json());
      return HttpResponse.json(found);
    }),
    http.post("*/api/v1/nodes/:id/revoke", ({ params }) => {
      const found = house().nodes.find((one) => one.id === params.id);
      if (!found) return gone();
      Object.assign(found, { revoked: true, status: "offline" });
      return HttpResponse.json(found);
    }),
    http.post("*/api/v1/nodes/:id/wake", ({ params }) => {
      const found = house().nodes.find((one) => one.id === params.id);
      if (!found) return gone();
      Object.assign(found, { status: "waking", reason: "It is being woken: 1 magic packets so far." });
      return new HttpResponse(null, { status: 202 });
    }),
    http.post("*/api/v1/nodes/:id/accept-capacity", ({ params }) => {
      const found = house().nodes.find((one) => one.id === params.id);
      if (!found) return gone();
      Object.assign(found, { ...found.offered, offered: undefined });
      return HttpResponse.json(found);
    }),
    http.post("*/api/v1/nodes/:id/drain", async ({ request, params }) => {
      const found = house().nodes.find((one) => one.id === params.id);
      if (!found) return gone();
      const { bookings, reason } = (await request.json()) as DrainRequest;
      const there = house().bookings.filter(({ resource }) => resource.id === found.id);
      const waiting = there.filter(({ status }) => status === "pending" || status === "approved");
      if (bookings === "cancel") {
        for (const one of waiting) Object.assign(one, { status: "cancelled", statusReason: reason });
      }
      Object.assign(found, { status: "maintenance", reason, maintenance: { reason } });
      return HttpResponse.json({
        moved: 0,
        cancelled: bookings === "cancel" ? waiting.length : 0,
        remaining: there
          .filter(({ status }) => ["pending", "approved", "active"].includes(status))
          .map(({ id, title, user, startsAt, endsAt, status }) => ({
            id,
            title,
            userName: user.name,
            startsAt,
            endsAt,
            running: status === "active",
          })),
      });
    }),
    http.get("*/api/v1/nodes/enrolments", () => HttpResponse.json({ items: house().enrolments })),
    http.post("*/api/v1/nodes/enrolments", async ({ request }) => {
      const wish = (await request.json()) as Partial<OpenEnrolment>;
      const made = { ...wish, id: newId(), createdAt: iso(Date.now()), expiresAt: iso(Date.now() + 86_400_000) };
      house().enrolments.push(made);
      return HttpResponse.json({ ...made, token: "enrol-me-once", command: joinLines }, { status: 201 });
    }),
    http.delete("*/api/v1/nodes/enrolments/:id", ({ params }) => {
      const at = house().enrolments.findIndex((one) => one.id === params.id);
      if (at < 0) return gone();
      house().enrolments.splice(at, 1);
      return new HttpResponse(null, { status: 204 });
    }),
    // Behind the enrolments, whose address looks like a node's.
    http.get("*/api/v1/nodes/:id/timeline", ({ request, params }) => {
      const url = new URL(request.url);
      const [from, to] = [url.searchParams.get("from"), url.searchParams.get("to")].map((at) => Date.parse(at ?? ""));
      const there = house().bookings.filter(
        ({ resource, status }) => resource.id === params.id && status !== "rejected",
      );
      const slots = Math.floor(((to ?? 0) - (from ?? 0)) / SLOT_MS);
      return HttpResponse.json({
        uses: Array.from({ length: slots }, (_, slot) => {
          const at = (from ?? 0) + slot * SLOT_MS;
          const taken = there.filter(({ startsAt, endsAt }) => Date.parse(startsAt) <= at && Date.parse(endsAt) > at);
          const sum = (of: "cores" | "memoryGb" | "gpus") =>
            taken.reduce((all, { compute }) => all + (compute?.[of] ?? 0), 0);
          return { at: iso(at), cores: sum("cores"), memoryGb: sum("memoryGb"), gpus: sum("gpus") };
        }),
        bookings: there.map(({ id, title, user, status, startsAt, endsAt, compute }) => ({
          id,
          title,
          userName: user.name,
          status,
          startsAt,
          endsAt,
          cores: compute?.cores ?? 1,
          memoryGb: compute?.memoryGb ?? 1,
          gpus: compute?.gpus ?? 0,
        })),
      });
    }),
    http.get("*/api/v1/nodes/:id", ({ params }) => {
      const found = house().nodes.find((one) => one.id === params.id);
      return found ? HttpResponse.json(found) : gone();
    }),
    http.delete("*/api/v1/nodes/:id", ({ params }) => {
      const at = house().nodes.findIndex((one) => one.id === params.id);
      if (at < 0) return gone();
      if (house().bookings.some(({ resource, status }) => resource.id === params.id && status === "active")) {
        return problem(409, "illegal-transition", "The node is in maintenance, and these bookings are still there.");
      }
      house().nodes.splice(at, 1);
      return new HttpResponse(null, { status: 204 });
    }),
    http.get("*/api/v1/environments", () => page(house().environments)),
    http.post("*/api/v1/environments", async ({ request }) => {
      const wish = (await request.json()) as EnvironmentFields;
      const confinement = { egress: "internet" as const, capabilities: [], readOnlyRoot: false };
      const usual = { description: "", command: [], variables: {}, gpus: 0, ...confinement, enabled: true };
      const made = { ...usual, ...wish, id: newId() };
      house().environments.push(made);
      return HttpResponse.json(made, { status: 201 });
    }),
    http.patch("*/api/v1/environments/:id", async ({ request, params }) => {
      const found = house().environments.find((one) => one.id === params.id);
      if (!found) return gone();
      return HttpResponse.json(Object.assign(found, await request.json()));
    }),
    http.delete("*/api/v1/environments/:id", ({ params }) => {
      house().environments = house().environments.filter((one) => one.id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
    http.get("*/api/v1/stats/now", () => {
      const count = (status: string) => house().bookings.filter((one) => one.status === status).length;
      const nodesIn = (status: string) => house().nodes.filter((one) => one.status === status).length;
      const hour = Math.floor(Date.now() / 3_600_000) - 24;
      return HttpResponse.json({
        bookings: {
          pending: count("pending"),
          approved: count("approved"),
          active: count("active"),
          completedToday: 3,
          failedToday: count("failed"),
        },
        stranded: house()
          .bookings.filter(({ statusReason }) => statusReason?.includes("no other node has room"))
          .map(({ id, title, user, startsAt, status, statusReason }) => ({
            id,
            title,
            userName: user.name,
            startsAt,
            status,
            reason: statusReason,
          })),
        nodes: {
          waking: nodesIn("waking"),
          online: nodesIn("online"),
          offline: nodesIn("offline"),
          asleep: nodesIn("asleep"),
          maintenance: nodesIn("maintenance"),
        },
        capacity: { cores: { total: 56, used: 18 }, memoryGb: { total: 352, used: 76 }, gpus: { total: 2, used: 1 } },
        usage: Array.from({ length: 48 }, (_, step) => ({
          at: iso((hour + step) * 3_600_000),
          coresUsed: Math.max(0, Math.round(22 + 20 * Math.sin((hour + step - 7) / 3.8) - step / 4)),
          coresTotal: 56,
        })),
      });
    }),
    ...statsHandlers(),
    http.get("*/api/v1/users", ({ request }) => {
      const query = new URL(request.url).searchParams.get("query")?.toLowerCase() ?? "";
      return page(
        house()
          .people.map(publicUser)
          .filter((one) => `${one.name} ${one.email}`.toLowerCase().includes(query)),
      );
    }),
    http.patch("*/api/v1/users/:id", async ({ request, params }) => {
      if (!house().passwordGiven) return passwordNeeded();
      const found = house().people.find((one) => one.id === params.id);
      if (!found) return gone();
      return HttpResponse.json(publicUser(Object.assign(found, await request.json())));
    }),
    ...accountHandlers(house),
    http.get("*/api/v1/availability/search", ({ request }) => {
      const query = new URL(request.url).searchParams;
      const from = Date.parse(query.get("from") ?? "");
      const to = Date.parse(query.get("to") ?? "");
      const free = (start: number, end: number) => ({
        startsAt: iso(start),
        endsAt: iso(end),
        durationMinutes: (end - start) / 60_000,
      });
      const fit = house().nodes.filter(
        (one) =>
          one.status === "online" &&
          one.cores >= Number(query.get("cores")) &&
          one.gpus.length >= Number(query.get("gpus")) &&
          (query.get("tags") ?? "").split(",").every((tag) => !tag || one.tags.includes(tag)),
      );
      return HttpResponse.json({
        asOf: iso(Date.now()),
        unknown: [],
        results: fit.map((one, index) => {
          const busy = index % 2 === 1 ? from + 2 * 3_600_000 : from;
          const slots = index % 2 === 1 ? [free(Math.min(busy, to), to)] : [free(from, to)];
          return { resource: { id: one.id, name: one.name, kind: "node" }, slots, nextAvailable: iso(busy) };
        }),
      });
    }),
  ];
}
