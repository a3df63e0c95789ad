import { HttpResponse, http } from "msw";
import type { Board, BoardBooking, Branch, BranchChange, Clash, Tonight } from "@/lib/api/schema";
import { iso } from "@/lib/time/instants";
import { page } from "./answers";
import type { Harbour } from "./harbour";

const DAY = 86_400_000;
const CLOSING: Branch["closing"] = [{ day: "monday", cutOff: "18:00" }];
const SHOWN = new Set(["pending", "approved", "active", "completed"]);

/** The staff's board: room bookings of the house, and how old its rooms' outside sources are. */
export function boardHandlers(house: () => Harbour) {
  const notes = new Map<string, BoardBooking["notes"]>();
  const branches = new Map<string, Branch>();
  const branch = (name: string): Branch => {
    const known = branches.get(name) ?? { name, timeZone: "Europe/Berlin", closing: CLOSING, version: 0 };
    branches.set(name, known);
    return known;
  };
  return [
    http.get("*/api/v1/branches", () => page(namesOf(house()).map(branch))),
    http.patch("*/api/v1/branches/:name", async ({ request, params }) => {
      const known = branch(String(params.name));
      const changed = { ...known, ...((await request.json()) as BranchChange), version: known.version + 1 };
      branches.set(known.name, changed);
      return HttpResponse.json(changed);
    }),
    http.get("*/api/v1/board", ({ request }) => {
      const from = new URL(request.url).searchParams.get("from") ?? iso(Date.now()).slice(0, 10);
      return HttpResponse.json(boardOf(house(), from, notes));
    }),
    http.get("*/api/v1/board/tonight", () => HttpResponse.json(tonightOf(house(), notes))),
    http.get("*/api/v1/board/clashes", () => page(clashesOf(house()))),
    http.post("*/api/v1/:kind/:id/notes", async ({ request, params }) => {
      const { text } = (await request.json()) as { text: string };
      const id = String(params.id);
      const note = { text, at: iso(Date.now()), author: "Ada Admin" };
      notes.set(id, [...(notes.get(id) ?? []), note]);
      return HttpResponse.json({ id, ...note, author: { id, name: note.author } }, { status: 201 });
    }),
  ];
}

function namesOf(house: Harbour): string[] {
  return [...new Set(house.rooms.map(({ branch }) => branch))].sort();
}

/** The real ones are with outside systems; here any two bookings of a room at one time will do. */
function clashesOf(house: Harbour): Clash[] {
  const shown = house.bookings.filter(({ status, endsAt }) => SHOWN.has(status) && endsAt > iso(Date.now()));
  return shown.flatMap((holder, n) =>
    shown
      .slice(n + 1)
      .filter((other) => other.resource.id === holder.resource.id && holder.resource.kind === "room")
      .filter((other) => other.startsAt < holder.endsAt && holder.startsAt < other.endsAt)
      .map((waiting) => ({
        roomId: holder.resource.id,
        roomName: holder.resource.name,
        startsAt: [holder.startsAt, waiting.startsAt].sort()[1] ?? holder.startsAt,
        endsAt: [holder.endsAt, waiting.endsAt].sort()[0] ?? holder.endsAt,
        holder: { id: holder.id, title: holder.title },
        waiting: { id: waiting.id, title: waiting.title },
      })),
  );
}

function boardOf(house: Harbour, from: string, notes: Map<string, BoardBooking["notes"]>): Board {
  const first = Date.parse(`${from}T00:00:00Z`);
  const now = iso(Date.now());
  const branches = namesOf(house);
  const sourceOf = (id: string) =>
    house.elsewhere.sources.find(({ rooms, enabled }) => enabled && rooms.some(({ roomId }) => roomId === id));
  const known = house.elsewhere.sources.filter(({ enabled }) => enabled);
  return {
    branches: branches.map((name) => ({
      name,
      timeZone: "Europe/Berlin",
      closing: [{ day: "monday", cutOff: "18:00" }],
      rooms: house.rooms
        .filter(({ branch }) => branch === name)
        .map(({ id, name, location, capacity, status }) => {
          const { kind = "berth", lastSucceededAt = now, stale = false, error } = sourceOf(id) ?? {};
          return {
            ...{ id, name, location, capacity, status, source: kind, lastUpdatedAt: lastSucceededAt, stale },
            ...(error ? { error } : {}),
          };
        }),
    })),
    days: Array.from({ length: 7 }, (_, n) => {
      const start = first + n * DAY;
      return {
        date: iso(start).slice(0, 10),
        rooms: house.rooms.flatMap((room) => {
          const bookings = house.bookings
            .filter(({ resource, status }) => resource.id === room.id && SHOWN.has(status))
            .filter(({ startsAt }) => Date.parse(startsAt) >= start && Date.parse(startsAt) < start + DAY)
            .map((booking) => entryOf(booking, notes.get(booking.id) ?? []));
          return bookings.length > 0 ? [{ roomId: room.id, bookings }] : [];
        }),
      };
    }),
    lastUpdatedAt: known.map(({ lastSucceededAt = now }) => lastSucceededAt).sort()[0] ?? now,
    stale: known.some(({ stale }) => stale),
  };
}

function tonightOf(house: Harbour, notes: Map<string, BoardBooking["notes"]>): Tonight {
  const today = iso(Date.now()).slice(0, 10);
  const { branches, days, lastUpdatedAt, stale } = boardOf(house, today, notes);
  return {
    lastUpdatedAt,
    stale,
    branches: branches.map(({ name, timeZone, rooms }) => {
      const late = rooms
        .flatMap(({ id, name: room, location }) =>
          (days[0]?.rooms.find(({ roomId }) => roomId === id)?.bookings ?? [])
            .filter(({ afterHours }) => afterHours)
            .map((booking) => ({ roomId: id, room, location, booking })),
        )
        .sort((a, b) => b.booking.endsAt.localeCompare(a.booking.endsAt));
      const until = late[0]?.booking.endsAt;
      return {
        ...{ name, timeZone, date: today, cutOff: "18:00", stale: false, bookings: late },
        ...(until ? { until } : {}),
      };
    }),
  };
}

function entryOf(booking: Harbour["bookings"][number], notes: BoardBooking["notes"]): BoardBooking {
  const { id, title, startsAt, endsAt, status } = booking;
  return {
    id,
    title,
    startsAt,
    endsAt,
    status,
    person: booking.user.name,
    afterHours: endsAt.slice(11, 16) > "17:00",
    overlaps: false,
    source: { kind: "berth", name: "Berth" },
    notes,
  };
}
