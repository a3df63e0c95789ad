import { HttpResponse, http } from "msw";
import type { Booking, CourseSession } from "@/lib/api/schema";
import { iso } from "@/lib/time/instants";
import { gone, page, problem } from "./answers";
import type { Harbour } from "./harbour";
import { newId } from "./ids";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const plan: [type: string, location: string, hour: number, hours: number, taken: number, day: number][] = [
  ["Life drawing", "Studio 2", 17, 2, 4, 1],
  ["Life drawing", "Studio 2", 17, 2, 12, 8],
  ["Pottery", "Kiln room", 9, 3, 10, 1],
  ["Pottery", "Kiln room", 9, 3, 2, 4],
  ["Python for everyone", "Science Hall 1.04", 10, 1.5, 11, 1],
  ["Python for everyone", "Science Hall 1.04", 10, 1.5, 0, 3],
  ["Python for everyone", "Science Hall 1.04", 10, 1.5, 3, 10],
  ["Statistics clinic", "Central Library", 13, 1, 12, 1],
  ["Statistics clinic", "Central Library", 13, 1, 7, 2],
  ["Statistics clinic", "Central Library", 13, 1, 1, 9],
  ["Letterpress", "Print shop", 11, 4, 5, 2],
  ["Letterpress", "Print shop", 11, 4, 0, 12],
  ["Welding", "Workshop", 8, 3, 9, -2],
  ["Welding", "Workshop", 8, 3, 9, 5],
];

export function newSessions(now: () => Date): CourseSession[] {
  const today = Math.floor(now().getTime() / DAY) * DAY;
  return plan.map(([courseType, location, hour, hours, taken, day]) =>
    session({
      courseType,
      location,
      startsAt: iso(today + day * DAY + hour * HOUR),
      endsAt: iso(today + day * DAY + (hour + hours) * HOUR),
      seatsTaken: taken,
      ...(day < 0 ? { status: "completed" as const } : {}),
    }),
  );
}

export function session(part: Partial<CourseSession>): CourseSession {
  return counted({
    id: newId(),
    courseType: "Pottery",
    startsAt: "2026-12-01T09:00:00Z",
    endsAt: "2026-12-01T11:00:00Z",
    timeZone: "Europe/Berlin",
    location: "Kiln room",
    capacity: 12,
    seatsTaken: 0,
    seatsLeft: 12,
    state: "free",
    instructorNotes: "Bring an apron. Materials are there.",
    status: "scheduled",
    version: 0,
    ...part,
  });
}

function counted(session: CourseSession): CourseSession {
  const seatsLeft = session.capacity - session.seatsTaken;
  return { ...session, seatsLeft, state: seatsLeft <= 0 ? "full" : seatsLeft <= 3 ? "almost-full" : "free" };
}

/** Changes a session's seats as booking-service would, with a new version. */
export function reseat(house: Harbour, id: string, by: number): CourseSession | undefined {
  const found = house.sessions.find((one) => one.id === id);
  if (!found) return undefined;
  return Object.assign(found, counted({ ...found, seatsTaken: found.seatsTaken + by, version: found.version + 1 }));
}

export function courseHandlers(house: () => Harbour) {
  const known = (id: unknown) => house().sessions.find((one) => one.id === id);
  const caller = (request: Request) => {
    const id = request.headers.get("Authorization")?.replace("Bearer ", "");
    return house().people.find((one) => one.id === id);
  };
  return [
    http.get("*/api/v1/availability/calendar", ({ request }) => {
      const query = new URL(request.url).searchParams;
      const within = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
        startsAt < (query.get("to") ?? "") && endsAt > (query.get("from") ?? "");
      const asked = query.get("kind");
      const location = query.get("location");
      const courses = house()
        .sessions.filter((one) => !query.get("courseType") || one.courseType === query.get("courseType"))
        .map((one) => ({
          id: one.id,
          resourceId: one.id,
          kind: "course",
          title: one.courseType,
          courseType: one.courseType,
          startsAt: one.startsAt,
          endsAt: one.endsAt,
          location: one.location,
          seatsLeft: one.seatsLeft,
          capacity: one.capacity,
          state: one.status === "scheduled" ? one.state : "full",
          status: one.status,
          version: one.version,
        }));
      const items = asked === "course" ? courses : stretches(house(), asked, query.get("from"), query.get("to"));
      return HttpResponse.json({
        asOf: iso(Date.now()),
        truncated: false,
        items: items.filter(within).filter((one) => !location || one.location === location),
      });
    }),
    http.get("*/api/v1/course-sessions", ({ request }) => {
      const query = new URL(request.url).searchParams;
      const from = query.get("from") ?? "";
      return page(
        house()
          .sessions.filter((one) => one.endsAt > from)
          .sort((a, b) => a.startsAt.localeCompare(b.startsAt)),
      );
    }),
    http.get("*/api/v1/course-sessions/:id", ({ params }) => {
      const found = known(params.id);
      return found ? HttpResponse.json(found) : gone();
    }),
    http.post("*/api/v1/course-sessions", async ({ request }) => {
      const made = session({ ...((await request.json()) as Partial<CourseSession>) });
      house().sessions.push(made);
      return HttpResponse.json(made, { status: 201 });
    }),
    http.patch("*/api/v1/course-sessions/:id", async ({ request, params }) => {
      const found = known(params.id);
      if (!found) return gone();
      const seen = request.headers.get("If-Match");
      if (seen && seen !== `"${found.version}"`)
        return problem(412, "stale-version", "The session was changed since you loaded it.");
      const { reason, ...part } = (await request.json()) as Partial<CourseSession> & { reason?: string };
      if (part.capacity !== undefined && part.capacity < found.seatsTaken)
        return problem(422, "rule-broken", `capacity must be at least ${found.seatsTaken}.`, {
          rule: "seats-taken",
          errors: [{ field: "capacity", message: `must be at least ${found.seatsTaken}, the seats that are taken` }],
        });
      Object.assign(found, counted({ ...found, ...part, version: found.version + 1 }));
      if (part.status === "cancelled") Object.assign(found, { statusReason: reason });
      return HttpResponse.json(found);
    }),
    // Falls through to the other kinds.
    http.post("*/api/v1/bookings", async ({ request }) => {
      const wish = (await request.clone().json()) as { kind?: string; courseSessionId?: string };
      if (wish.kind !== "course") return undefined;
      const me = caller(request);
      const wanted = known(wish.courseSessionId);
      if (!me || !wanted) return gone();
      if (wanted.seatsLeft <= 0)
        return problem(409, "booking-conflict", "Every seat of this session is taken.", {
          conflicts: [{ startsAt: wanted.startsAt, endsAt: wanted.endsAt }],
          suggestedAlternatives: house()
            .sessions.filter(({ courseType, seatsLeft }) => courseType === wanted.courseType && seatsLeft > 0)
            .map(({ id, courseType, startsAt, endsAt }) => ({
              startsAt,
              endsAt,
              resource: { id, name: courseType, kind: "course" },
            })),
        });
      reseat(house(), wanted.id, 1);
      const made = seat(wanted, { id: me.id, name: me.name });
      house().bookings.push(made);
      house().history.set(made.id, []);
      return HttpResponse.json(made, { status: 201 });
    }),
    http.delete("*/api/v1/bookings/:id", ({ params }) => {
      const found = house().bookings.find((one) => one.id === params.id);
      if (found && (found.kind as string) === "course") reseat(house(), found.resource.id, -1);
      return undefined;
    }),
  ];
}

/** As if this person had booked a seat in the next session of that type. */
export function giveSeat(house: Harbour, email: string, courseType: string) {
  const person = house.people.find((one) => one.email === email);
  const wanted = house.sessions.find((one) => one.courseType === courseType && one.status === "scheduled");
  if (!person || !wanted) return;
  reseat(house, wanted.id, 1);
  house.bookings.push(seat(wanted, { id: person.id, name: person.name }));
}

/** A booking of a seat. */
export function seat(session: CourseSession, user: { id: string; name: string }): Booking {
  return {
    id: newId(),
    kind: "course",
    status: "approved",
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    title: session.courseType,
    user,
    resource: { id: session.id, name: session.courseType, kind: "course" },
    version: 0,
    createdAt: iso(Date.now()),
    updatedAt: iso(Date.now()),
  } as Booking;
}

/** Rooms and nodes: taken from ten to noon and from two to four, at each by another hour. */
function stretches(house: Harbour, kind: string | null, from: string | null, to: string | null) {
  const resources = kind === "room" ? house.rooms.filter(({ status }) => status === "open") : house.nodes;
  const first = Math.floor(Date.parse(from ?? "") / DAY) * DAY;
  const days = Math.ceil((Date.parse(to ?? "") - first) / DAY);
  return resources.flatMap((one, at) =>
    Array.from({ length: days }, (_, day) => first + day * DAY).flatMap((midnight, day) => {
      const hours = [7, 9 + (at % 2), 11 + (day % 3), 13, 15 + (at % 3), 20];
      return hours.slice(1).map((hour, part) => ({
        id: `${one.id}-${midnight}-${hour}`,
        resourceId: one.id,
        kind: kind ?? "",
        title: one.name,
        location: "location" in one ? one.location : (one.site ?? ""),
        startsAt: iso(midnight + (hours[part] ?? 0) * HOUR),
        endsAt: iso(midnight + hour * HOUR),
        ...fillOf(house, one, part, kind === "node" && day % 2 === 0),
      }));
    }),
  );
}

function fillOf(house: Harbour, one: { id: string; cores?: number; memoryGb?: number }, part: number, some: boolean) {
  const state = part % 2 === 0 ? "free" : some ? "almost-full" : "full";
  const unknownSince = house.unread.get(one.id);
  if (unknownSince && state === "free") return { state: "unknown", unknownSince };
  if (one.cores === undefined) return { state };
  const cores = { free: one.cores, "almost-full": 2, full: 0 }[state];
  return { state, cores, memoryGb: one.memoryGb, gpus: 0 };
}
