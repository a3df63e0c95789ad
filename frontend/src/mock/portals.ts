import { HttpResponse, http } from "msw";
import type { Portal, PortalBooking, SyncJob } from "@/lib/api/schema";
import { iso } from "@/lib/time/instants";
import { gone, page, problem } from "./answers";
import type { Harbour } from "./harbour";
import { newId } from "./ids";
import { passwordNeeded } from "./settings";

/** The portals of the made-up house: Stage Door, and one whose sign-in is refused. */
export interface MockPortals {
  portals: Portal[];
  jobs: SyncJob[];
  /** Ends the sync that is being followed. */
  finishNext?: () => void;
}

export function newPortals(): MockPortals {
  const refused = syncJob("gym", {
    status: "failed",
    trigger: "scheduled",
    failure: {
      kind: "wrong-credentials",
      message:
        "City Gym refused the e-mail or the password. Sign in there yourself, then connect again here with what worked.",
    },
    evidence: [
      { id: "screenshot", kind: "screenshot" },
      { id: "html", kind: "html" },
    ],
  });
  return {
    portals: [
      { portal: "gym", name: "City Gym", connected: true, email: "sam@gym.example", state: "wrong-credentials" },
      { portal: "stage-door", name: "Stage Door", connected: false },
    ],
    jobs: [refused],
  };
}

export function syncJob(portal: string, part: Partial<SyncJob> = {}): SyncJob {
  const now = iso(Date.now());
  return {
    id: newId(),
    kind: "salesforce",
    portal,
    status: "completed",
    trigger: "manual",
    progress: { phase: "Done", rowsSeen: 40, rowsSaved: 40 },
    counts: { added: 40, updated: 0, unchanged: 0, vanished: 0 },
    requestedAt: now,
    startedAt: now,
    endedAt: now,
    log: [
      { at: now, level: "info", text: "Asked for" },
      { at: now, level: "info", text: "Signing in" },
    ],
    ...part,
  };
}

const classes = ["Ballet, open class", "Voice & breath 🎤", "Stage combat (foils)"];
const statuses = ["confirmed", "tentative", "cancelled"] as const;

function portalBooking(portal: string, portalName: string, n: number): PortalBooking {
  const start = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + n * 86_400_000;
  return {
    id: `a0B5g000000000${n}`,
    portal,
    portalName,
    title: classes[n] ?? "Class",
    location: `Studio ${n + 1}, Aurora House`,
    startsAt: iso(start),
    endsAt: iso(start + 5_400_000),
    allDay: false,
    status: statuses[n] ?? "confirmed",
    url: "http://127.0.0.1:8085/s/booking/1",
    price: "€ 13.50",
    lastSeenAt: iso(Date.now()),
  };
}

/** The first answer shows a sync that runs, the stream brings it to its end. */
export function portalHandlers(house: () => Harbour) {
  const known = (id: unknown) => house().outside.portals.find((one) => one.portal === id);
  const start = (portal: string) => {
    const {
      startedAt: _,
      endedAt: __,
      ...job
    } = syncJob(portal, {
      status: "running",
      progress: { phase: "Reading the bookings", rowsSeen: 25, rowsSaved: 0 },
      counts: { added: 0, updated: 0, unchanged: 0, vanished: 0 },
    });
    house().outside.jobs.unshift(job);
    return job;
  };
  const finish = (job: SyncJob) => {
    Object.assign(job, syncJob(job.portal ?? "", { id: job.id }));
    const portal = known(job.portal);
    if (portal) Object.assign(portal, { state: "ok", lastSyncedAt: iso(Date.now()) });
    return job;
  };

  /** Of a source this house keeps the newest. */
  const allJobs = (source: string | null) => [
    ...house().elsewhere.sources.flatMap(({ id, lastJob }) => (!source || id === source ? (lastJob ?? []) : [])),
    ...(source ? [] : house().outside.jobs),
  ];

  return [
    http.get("*/api/v1/me/portals", () => page(house().outside.portals)),
    http.get("*/api/v1/me/portals/bookings", () =>
      page(
        house()
          .outside.portals.filter((one) => one.state === "ok")
          .flatMap(({ portal, name }) => [0, 1, 2].map((n) => portalBooking(portal, name, n))),
      ),
    ),
    http.put("*/api/v1/me/portals/:portal/credentials", async ({ request, params }) => {
      if (!house().passwordGiven) return passwordNeeded();
      const { email, password } = (await request.json()) as { email: string; password: string };
      const errors = [
        ...(email ? [] : [{ field: "email", message: "must not be blank" }]),
        ...(password ? [] : [{ field: "password", message: "must not be blank" }]),
      ];
      if (errors.length > 0) return problem(400, "invalid-input", "See the message at each field.", { errors });
      const portal = known(params.portal);
      if (!portal) return gone();
      Object.assign(portal, { connected: true, email, state: "untried" });
      start(portal.portal);
      return new HttpResponse(null, { status: 204 });
    }),
    http.delete("*/api/v1/me/portals/:portal/credentials", ({ params }) => {
      const portal = known(params.portal);
      if (!portal) return gone();
      for (const key of ["email", "state", "lastSyncedAt"] as const) delete portal[key];
      portal.connected = false;
      house().outside.jobs = house().outside.jobs.filter((job) => job.portal !== portal.portal);
      return new HttpResponse(null, { status: 204 });
    }),
    http.post("*/api/v1/me/sync", async ({ request }) => {
      const { portal } = (await request.json()) as { portal: string };
      const { id } = start(portal);
      return HttpResponse.json({ jobId: id, jobIds: [id] }, { status: 202 });
    }),
    http.get("*/api/v1/me/sync/status", () =>
      page(
        house()
          .outside.portals.filter((one) => one.connected)
          .map(({ portal }) => {
            const lastJob = house().outside.jobs.find((job) => job.portal === portal);
            return { portal, lastJob, ...(lastJob?.status === "running" ? { running: lastJob.id } : {}) };
          }),
      ),
    ),
    http.get("*/api/v1/sync/jobs", ({ request }) => {
      const asked = new URL(request.url).searchParams;
      const [status, source] = [asked.get("status"), asked.get("source")];
      return page(allJobs(source).filter((job) => !status || job.status === status));
    }),
    http.get("*/api/v1/sync/jobs/:id/stream", ({ params }) => {
      const job = house().outside.jobs.find((one) => one.id === params.id);
      if (!job) return gone();
      const text = new TextEncoder();
      const told = (now: SyncJob) => text.encode(`event:progress\ndata:${JSON.stringify(now)}\n\n`);
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(told(job));
          house().outside.finishNext = () => {
            controller.enqueue(told(finish(job)));
            controller.close();
          };
        },
      });
      return new HttpResponse(body, { headers: { "Content-Type": "text/event-stream" } });
    }),
    http.get("*/api/v1/sync/jobs/:id", ({ params }) => {
      const job = allJobs(null).find((one) => one.id === params.id);
      return job ? HttpResponse.json(job) : gone();
    }),
  ];
}
