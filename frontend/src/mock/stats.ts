import { HttpResponse, http } from "msw";
import { iso } from "@/lib/time/instants";

const STEP_MS = { hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000 };
const NAMES: Record<string, string[]> = {
  node: ["heron", "swift", "osprey"],
  branch: ["Central Library", "Harbour Campus"],
  person: ["Sam Student", "Kim Park", "Ada Admin"],
};

/** Use with a rhythm, the same for the same question. */
export function statsHandlers() {
  return [
    http.get("*/api/v1/stats", ({ request }) => {
      const query = new URL(request.url).searchParams;
      const step = STEP_MS[(query.get("by") ?? "day") as keyof typeof STEP_MS];
      const from = Date.parse(query.get("from") ?? iso(Date.now() - 28 * STEP_MS.day));
      const to = Date.parse(query.get("to") ?? iso(Date.now()));
      const points = Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => iso(from + index * step));
      const group = query.get("group");
      const names = group ? (NAMES[group] ?? []) : ["All"];
      const series = names.map((name, place) => {
        const hours = points.map((_, index) => Math.max(0, Math.round(40 + 30 * Math.sin(index / 1.1 + place)) / 4));
        return { ...(group ? { key: name } : {}), name, hours, total: hours.reduce((all, one) => all + one, 0) };
      });
      if (request.headers.get("Accept") === "text/csv") {
        const rows = points.flatMap((at, index) =>
          series.map(({ key, name, hours }) => [at, key ?? "", name, hours[index]]),
        );
        const text = [["start", "key", "name", "hours"], ...rows].map((row) => `${row.join(",")}\r\n`).join("");
        return new HttpResponse(text, { headers: { "Content-Type": "text/csv" } });
      }
      const total = series.reduce((all, one) => all + one.total, 0);
      return HttpResponse.json({
        from: iso(from),
        to: iso(to),
        by: query.get("by") ?? "day",
        of: query.get("of") ?? "cores",
        ...(group ? { group } : {}),
        points,
        series,
        total,
      });
    }),
    http.get("*/api/v1/stats/bookings", ({ request }) => {
      const query = new URL(request.url).searchParams;
      return HttpResponse.json({
        from: query.get("from"),
        to: query.get("to"),
        requests: [
          { kind: "room", outcome: "booked", requests: 45 },
          { kind: "room", outcome: "conflict", requests: 5 },
        ],
        conflictRate: 0.1,
        bookings: [
          { kind: "room", status: "completed", bookings: 40 },
          { kind: "compute", status: "expired", bookings: 2 },
        ],
        approval: { bookings: 12, medianMinutes: 18, p90Minutes: 95 },
        neverOpened: { bookings: 3, of: 20, coreHours: 26.5 },
      });
    }),
  ];
}
