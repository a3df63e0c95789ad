import { HttpResponse, http } from "msw";
import type { CalendarRequest, OwnCalendar, Source, SourceRequest, SyncJob } from "@/lib/api/schema";
import { iso } from "@/lib/time/instants";
import { gone, page, problem } from "./answers";
import type { Harbour } from "./harbour";
import { newId } from "./ids";
import { syncJob } from "./portals";

/** The outside systems of the made-up house: a library that goes well, and a choir's calendar that cannot be read. */
export interface MockSources {
  sources: Source[];
  calendars: OwnCalendar[];
}

export function newSources(roomIds: string[]): MockSources {
  const common = { enabled: true, timeZone: "Europe/Berlin", locationIds: [], version: 0 };
  const [first = "", second = ""] = roomIds;
  return {
    calendars: [],
    sources: [
      {
        ...common,
        id: newId(),
        kind: "libcal",
        name: "City library",
        address: "https://city.libcal.example/",
        clientId: "berth",
        hasSecret: true,
        rooms: [{ space: "11", roomId: first }],
        spaces: [
          { id: "11", name: "Group study 1" },
          { id: "12", name: "Group study 2" },
        ],
        lastAttemptAt: iso(Date.now() - 240_000),
        lastSucceededAt: iso(Date.now() - 240_000),
        stale: false,
        lastJob: sourceJob("libcal"),
      },
      {
        ...common,
        id: newId(),
        kind: "ics",
        name: "Choir",
        address: "https://calendar.example/",
        hasSecret: true,
        rooms: [{ space: "*", roomId: second }],
        spaces: [],
        lastAttemptAt: iso(Date.now() - 60_000),
        lastSucceededAt: iso(Date.now() - 7_200_000),
        stale: true,
        error: "There is no calendar at this address any more (404). Copy it again.",
        lastJob: sourceJob("ics", {
          status: "failed",
          failure: {
            kind: "portal-down",
            message: "There is no calendar at this address any more (404). Copy it again.",
          },
        }),
      },
    ],
  };
}

function sourceJob(kind: SyncJob["kind"], part: Partial<SyncJob> = {}): SyncJob {
  const { portal: _, ...job } = syncJob("", { kind, trigger: "scheduled", ...part });
  return job;
}

function missing(request: SourceRequest | CalendarRequest, needsOrigin: boolean) {
  const errors = [
    ...(request.name ? [] : [{ field: "name", message: "must not be empty" }]),
    ...(needsOrigin && !request.address && !request.content
      ? [{ field: "address", message: "must not be empty, unless the calendar comes as content" }]
      : []),
  ];
  return errors.length > 0 ? problem(400, "invalid-input", "See the message at each field.", { errors }) : undefined;
}

export function sourceHandlers(house: () => Harbour) {
  const outside = () => house().elsewhere;
  const source = (id: unknown) => outside().sources.find((one) => one.id === id);
  const calendar = (id: unknown) => outside().calendars.find((one) => one.id === id);
  const read = () => ({ lastAttemptAt: iso(Date.now()), lastSucceededAt: iso(Date.now()), stale: false });
  /** What could not be read stays so; the others are read, with a booking that is new. */
  const begin = (one: Source) => {
    const { portal: _, ...job } = syncJob("", { counts: { added: 1, updated: 0, unchanged: 4, vanished: 0 } });
    if (one.error) Object.assign(job, { status: "failed", failure: { kind: "portal-down", message: one.error } });
    else Object.assign(one, read());
    house().outside.jobs.unshift(job);
    return job;
  };
  return [
    http.get("*/api/v1/sync/sources", () => page(outside().sources)),
    http.post("*/api/v1/sync/sources", async ({ request }) => {
      const wish = (await request.json()) as SourceRequest;
      const refusal = missing(wish, true);
      if (refusal) return refusal;
      const added: Source = {
        id: newId(),
        kind: wish.kind === "ics" ? "ics" : "libcal",
        name: wish.name ?? "",
        address: wish.content ? "upload:calendar" : (wish.address ?? ""),
        enabled: true,
        hasSecret: true,
        locationIds: wish.locationIds ?? [],
        timeZone: wish.timeZone ?? "UTC",
        rooms: [],
        spaces: [],
        version: 0,
        ...read(),
      };
      outside().sources.push(added);
      return HttpResponse.json(added, { status: 201 });
    }),
    http.patch("*/api/v1/sync/sources/:id", async ({ request, params }) => {
      const known = source(params.id);
      if (!known) return gone();
      const { clientSecret: _, content: __, kind: ___, ...changes } = (await request.json()) as SourceRequest;
      Object.assign(known, changes, { version: known.version + 1 });
      return HttpResponse.json(known);
    }),
    http.delete("*/api/v1/sync/sources/:id", ({ params }) => {
      outside().sources = outside().sources.filter((one) => one.id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
    http.post("*/api/v1/sync/sources/:id/refresh", ({ params }) => {
      const known = source(params.id);
      if (!known) return gone();
      Object.assign(known, read());
      delete known.error;
      return HttpResponse.json({ jobId: newId() }, { status: 202 });
    }),
    http.post("*/api/v1/sync/refresh", () => {
      const begun = outside()
        .sources.filter(({ enabled, rooms }) => enabled && rooms.length > 0)
        .map((one) => ({
          sourceId: one.id,
          name: one.name,
          roomIds: one.rooms.map(({ roomId }) => roomId),
          jobId: begin(one).id,
        }));
      return HttpResponse.json({ begun, skipped: [] }, { status: 202 });
    }),
    http.get("*/api/v1/me/calendars/:id", ({ params }) => {
      const known = calendar(params.id);
      return known ? HttpResponse.json(known) : gone();
    }),
    http.get("*/api/v1/me/calendars", () => page(outside().calendars)),
    http.post("*/api/v1/me/calendars", async ({ request }) => {
      const wish = (await request.json()) as CalendarRequest;
      const refusal = missing(wish, true);
      if (refusal) return refusal;
      const added: OwnCalendar = {
        id: newId(),
        name: wish.name ?? "",
        ...(wish.address && { host: new URL(wish.address.replace("webcal:", "https:")).host }),
        uploaded: wish.content !== undefined,
        enabled: true,
        timeZone: wish.timeZone ?? "UTC",
        version: 0,
        ...read(),
      };
      outside().calendars.push(added);
      return HttpResponse.json(added, { status: 201 });
    }),
    http.patch("*/api/v1/me/calendars/:id", async ({ request, params }) => {
      const known = calendar(params.id);
      if (!known) return gone();
      const { name } = (await request.json()) as CalendarRequest;
      Object.assign(known, name && { name });
      return HttpResponse.json(known);
    }),
    http.delete("*/api/v1/me/calendars/:id", ({ params }) => {
      outside().calendars = outside().calendars.filter((one) => one.id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
    http.post("*/api/v1/me/calendars/:id/refresh", () => HttpResponse.json({ jobId: newId() }, { status: 202 })),
  ];
}
