import { HttpResponse, http } from "msw";
import type { Booking, BookingChange, NewBooking, Room, User } from "@/lib/api/schema";
import { iso } from "@/lib/time/instants";
import { gone, problem } from "./answers";
import { booking, type Harbour } from "./harbour";

const HOLDING = ["pending", "approved", "active"];

interface Span {
  startsAt: string;
  endsAt: string;
}

interface Desk {
  caller: (request: Request) => User | undefined;
  known: (request: Request, id: unknown) => Booking | undefined;
  tell: (booking: Booking) => void;
}

/** Searching and booking rooms, as far as the pages need it. What these do not answer is left to the other handlers. */
export function roomBookingHandlers(house: () => Harbour, { caller, known, tell }: Desk) {
  const held = (room: string, except?: string) =>
    house()
      .bookings.filter(({ resource, status, id }) => resource.id === room && HOLDING.includes(status) && id !== except)
      .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const clashes = (room: string, wish: Span, except?: string) =>
    held(room, except).filter((one) => one.startsAt < wish.endsAt && wish.startsAt < one.endsAt);
  const open = () => house().rooms.filter(({ status }) => status === "open");

  /** Right after the last thing that is in the way; then the same time elsewhere. */
  function conflict(room: Room, wish: Span, except?: string) {
    const length = Date.parse(wish.endsAt) - Date.parse(wish.startsAt);
    let later = wish;
    for (let next = clashes(room.id, later, except); next.length > 0; next = clashes(room.id, later, except)) {
      const startsAt = next.at(-1)?.endsAt ?? later.endsAt;
      later = { startsAt, endsAt: iso(Date.parse(startsAt) + length) };
    }
    const others = open().filter(({ id }) => id !== room.id && clashes(id, wish).length === 0);
    return problem(409, "booking-conflict", "The room is taken at that time.", {
      conflicts: clashes(room.id, wish, except).map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
      suggestedAlternatives: [
        { ...later, resource: { id: room.id, name: room.name, kind: "room" } },
        ...others.map(({ id, name }) => ({
          startsAt: wish.startsAt,
          endsAt: wish.endsAt,
          resource: { id, name, kind: "room" },
        })),
      ],
    });
  }

  function freeOf(room: Room, from: string, to: string, minutes: number) {
    const runs: Span[] = [];
    let start = from;
    for (const taken of clashes(room.id, { startsAt: from, endsAt: to })) {
      if (taken.startsAt > start) runs.push({ startsAt: start, endsAt: taken.startsAt });
      start = taken.endsAt;
    }
    if (start < to) runs.push({ startsAt: start, endsAt: to });
    return runs
      .map((run) => ({ ...run, durationMinutes: (Date.parse(run.endsAt) - Date.parse(run.startsAt)) / 60_000 }))
      .filter(({ durationMinutes }) => durationMinutes >= minutes);
  }

  return [
    http.get("*/api/v1/availability/search", ({ request }) => {
      const query = new URL(request.url).searchParams;
      if (query.get("kind") !== "room") return undefined;
      const [from, to] = [query.get("from") ?? "", query.get("to") ?? ""];
      const asked = (name: "branch" | "location", room: Room) => [null, room[name]].includes(query.get(name));
      const suiting = open()
        .filter((room) => room.capacity >= Number(query.get("capacity") ?? 0))
        .filter((room) => asked("branch", room) && asked("location", room));
      const unknown = suiting.flatMap(({ id, name }) => {
        const unknownSince = house().unread.get(id);
        return unknownSince ? [{ resource: { id, name, kind: "room" }, source: "City LibCal", unknownSince }] : [];
      });
      const results = suiting
        .filter(({ id }) => !house().unread.has(id))
        .map((room) => {
          const slots = freeOf(room, from, to, Number(query.get("duration")));
          const nextAvailable = slots[0]?.startsAt ?? held(room.id).at(-1)?.endsAt ?? to;
          return { resource: { id: room.id, name: room.name, kind: "room" }, slots, nextAvailable };
        });
      return HttpResponse.json({ asOf: iso(Date.now()), results, unknown });
    }),
    http.post("*/api/v1/bookings", async ({ request }) => {
      const wish = (await request.clone().json()) as NewBooking & Span;
      if (wish.kind !== "room") return undefined;
      const me = caller(request);
      if (!me) return problem(401, "unauthorized", "Sign in first.");
      const room = house().rooms.find(({ id }) => id === wish.roomId);
      if (!room) return gone();
      if (wish.attendees && wish.attendees > room.capacity) {
        return problem(422, "rule-broken", "Too many people.", {
          rule: "capacity",
          errors: [{ field: "attendees", message: `This room takes ${room.capacity} people.` }],
        });
      }
      if (clashes(room.id, wish).length > 0) return conflict(room, wish);
      const unknownSince = house().unread.get(room.id);
      if (unknownSince && !(wish.bookAnyway && me.role !== "student")) {
        return problem(409, "room-unknown", `${room.name} is also booked elsewhere, and that was not read lately.`, {
          unknownSince,
          suggestedAlternatives: [],
        });
      }
      const { compute: _, roomId: __, bookAnyway: ___, ...rest } = wish;
      const made = roomBooking(house(), room, {
        ...rest,
        user: { id: me.id, name: me.name },
        status: room.approval === "automatic" ? "approved" : "pending",
      });
      house().bookings.push(made);
      tell(made);
      return HttpResponse.json(made, { status: 201, headers: { "Berth-Position": `position-of-${made.id}` } });
    }),
    http.patch("*/api/v1/bookings/:id", async ({ request, params }) => {
      const old = known(request, params.id);
      if (!old) return gone();
      if (request.headers.get("If-Match") !== `"${old.version}"`)
        return problem(412, "stale-version", "The booking was changed since you loaded it.");
      const { compute, roomId, bookAnyway: _, ...rest } = (await request.json()) as BookingChange;
      const sent = Object.entries(rest);
      const changes: Partial<Booking> = Object.fromEntries(sent.map(([field, value]) => [field, value ?? undefined]));
      const wish = { startsAt: changes.startsAt ?? old.startsAt, endsAt: changes.endsAt ?? old.endsAt };
      const room = house().rooms.find(({ id }) => id === (roomId ?? old.resource.id));
      if (room && clashes(room.id, wish, old.id).length > 0) return conflict(room, wish, old.id);
      if (room) Object.assign(old, { resource: { id: room.id, name: room.name, kind: "room" } });
      if (compute && old.compute) Object.assign(old.compute, compute);
      Object.assign(old, changes, { version: old.version + 1, updatedAt: iso(Date.now()) });
      tell(old);
      return HttpResponse.json(old);
    }),
  ];
}

export function roomBooking(house: Harbour, room: Room, part: Partial<Booking>): Booking {
  const {
    compute: _,
    placement: __,
    workspace: ___,
    ...made
  } = booking(house, {
    kind: "room",
    resource: { id: room.id, name: room.name, kind: "room" },
    ...part,
  });
  return made;
}
