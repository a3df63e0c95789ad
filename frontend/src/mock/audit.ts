import { HttpResponse, http } from "msw";
import type { AuditEntry } from "@/lib/api/schema";
import { iso } from "@/lib/time/instants";
import type { Harbour } from "./harbour";

type Known = Pick<Harbour, "people" | "rooms" | "nodes" | "flags" | "bookings" | "now">;

/** What happened in the made-up house so far, the newest first; enough of it for two pages. */
export function newAudit({ people, rooms, nodes, flags, bookings, now }: Known): AuditEntry[] {
  const [ada, sam] = people.map(({ id, name }) => ({ kind: "person", id, name }));
  const berth = { kind: "system", name: "Berth" };
  const [room, node, flag, run] = [rooms[0], nodes[0], flags[0], bookings[0]];
  if (!ada || !sam || !room || !node || !flag || !run) throw new Error("the house has one of each");
  const at = (minutes: number) => iso(now().getTime() - minutes * 60_000);
  const of = (kind: string, { id, name }: { id: string; name: string }) => ({ kind, id, name });
  return [
    {
      at: at(3),
      actor: ada,
      subject: of("room", room),
      action: "changed",
      changes: {
        capacity: { old: 4, new: room.capacity },
        openingHours: { old: [], new: [{ day: "monday", opens: "08:00", closes: "20:00" }] },
      },
    },
    {
      at: at(40),
      actor: ada,
      subject: { kind: "flag", id: "0190a000-0000-7000-8000-0000000000f1", name: flag.key },
      action: "changed",
      changes: { percentage: { old: 10, new: 100 } },
    },
    {
      at: at(90),
      actor: sam,
      subject: { kind: "booking", id: run.id, name: run.title },
      action: "created",
      changes: {
        status: { old: null, new: "pending" },
        title: { old: null, new: run.title },
        startsAt: { old: null, new: run.startsAt },
        endsAt: { old: null, new: run.endsAt },
        node: { old: null, new: run.resource.name },
      },
    },
    {
      at: at(1500),
      actor: ada,
      subject: { kind: "environment", id: "0190a000-0000-7000-8000-0000000000e1" },
      action: "removed",
      changes: { name: { old: "Old notebooks", new: null } },
    },
    ...Array.from({ length: 60 }, (_, step) => ({
      at: at(3000 + step * 700),
      actor: step % 3 === 0 ? { kind: "node", id: node.id, name: node.name } : berth,
      subject: of("node", node),
      action: "resized",
      changes: { cores: { old: step + 1, new: step } },
    })),
  ];
}

export function auditHandlers(house: () => Harbour) {
  return [
    http.get("*/api/v1/audit", ({ request }) => {
      const query = new URL(request.url).searchParams;
      const is = (name: string, value: string | undefined) => [null, value].includes(query.get(name));
      const found = house().audit.filter(
        ({ at, actor, subject }) =>
          is("subjectKind", subject.kind) &&
          is("subjectId", subject.id) &&
          is("actorId", actor.id) &&
          at >= (query.get("from") ?? "") &&
          at < (query.get("to") ?? "9"),
      );
      const start = Number(query.get("cursor") ?? 0);
      const end = start + Number(query.get("limit"));
      return HttpResponse.json({
        items: found.slice(start, end),
        ...(end < found.length ? { nextCursor: String(end) } : {}),
      });
    }),
    http.post("*/api/v1/users/:id/unlock", ({ params }) => {
      const person = house().people.find(({ id }) => id === params.id);
      const admin = house().people.find(({ id }) => id === house().signedInAs);
      if (!person || !admin) return new HttpResponse(null, { status: 404 });
      house().audit.unshift({
        at: iso(Date.now()),
        actor: { kind: "person", id: admin.id, name: admin.name },
        subject: { kind: "person", id: person.id, name: person.name },
        action: "sign-in-unlocked",
        changes: {},
      });
      return new HttpResponse(null, { status: 204 });
    }),
  ];
}
