import { HttpResponse, http } from "msw";
import type { Opening, Room, Weekday } from "@/lib/api/schema";
import { gone, page, problem } from "./answers";
import type { Harbour } from "./harbour";
import { newId } from "./ids";

const workdays: Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday"];

export function newRooms(): Room[] {
  const hours = (opens: string, closes: string): Opening[] => workdays.map((day) => ({ day, opens, closes }));
  return [
    room("Group study 2", "Central Library", { capacity: 6, openingHours: hours("08:00", "20:00") }),
    room("Reading room", "Central Library", {
      capacity: 12,
      openingHours: [...hours("08:00", "22:00"), { day: "saturday", opens: "10:00", closes: "16:00" }],
    }),
    room("Seminar room 1.04", "Science Hall", { capacity: 24, approval: "required" }),
    room("Music practice", "Science Hall", { capacity: 2, status: "closed", timeZone: "Europe/London" }),
  ];
}

export function room(name: string, branch: string, part: Partial<Room> = {}): Room {
  return {
    id: newId(),
    name,
    branch,
    location: "First floor, north wing",
    capacity: 8,
    timeZone: "Europe/Berlin",
    openingHours: [],
    approval: "automatic",
    status: "open",
    version: 0,
    ...part,
  };
}

export function roomHandlers(house: () => Harbour) {
  const known = (id: unknown) => house().rooms.find((one) => one.id === id);
  return [
    http.get("*/api/v1/rooms", () =>
      page([...house().rooms].sort((a, b) => `${a.branch} ${a.name}`.localeCompare(`${b.branch} ${b.name}`))),
    ),
    http.post("*/api/v1/rooms", async ({ request }) => {
      const { name = "", branch = "", ...rest } = (await request.json()) as Partial<Room>;
      const made = room(name, branch, rest);
      house().rooms.push(made);
      return HttpResponse.json(made, { status: 201 });
    }),
    http.get("*/api/v1/rooms/:id", ({ params }) => {
      const found = known(params.id);
      return found ? HttpResponse.json(found) : gone();
    }),
    http.patch("*/api/v1/rooms/:id", async ({ request, params }) => {
      const found = known(params.id);
      if (!found) return gone();
      const seen = request.headers.get("If-Match");
      if (seen && seen !== `"${found.version}"`)
        return problem(412, "stale-version", "The room was changed since you loaded it.");
      Object.assign(found, await request.json(), { version: found.version + 1 });
      return HttpResponse.json(found);
    }),
  ];
}
