import type { Query, QueryClient } from "@tanstack/react-query";
import type { AvailabilityNews, LiveEvent } from "@/lib/live/stream";

/** How often at most a rush of changes makes a page ask anew (L5). */
const BATCH_MS = 300;

/** What a question in the `["availability", …]` caches was about; the part of its key that says so. */
interface Window {
  kind?: string | string[];
  from?: string;
  to?: string;
  resourceId?: string;
}

/**
 * Turns events into what the query caches know: a course's seats are written into place, everything else is asked for
 * anew, what overlaps the change and once a batch.
 */
export function feedCaches(client: QueryClient): { take: (event: LiveEvent) => void; stop: () => void } {
  let changes: AvailabilityNews[] = [];
  let bookings = false;
  let everything = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    timer = undefined;
    const batch = changes;
    if (everything) void client.invalidateQueries();
    else {
      if (bookings) void client.invalidateQueries({ queryKey: ["bookings"] });
      if (batch.length > 0) {
        void client.invalidateQueries({
          queryKey: ["availability"],
          predicate: (query) => batch.some((change) => concerns(query, change)),
        });
      }
    }
    changes = [];
    bookings = false;
    everything = false;
  }

  return {
    take(event) {
      if (event.type === "resync") everything = true;
      if (event.type === "booking") bookings = true;
      if (event.type === "availability" && !(isSeats(event.change) && writeSeats(client, event.change))) {
        changes.push(event.change);
      }
      timer ??= setTimeout(flush, BATCH_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Nodes are asked for as "compute" in a search and as "node" in the calendar and the stream. */
function concerns(query: Query, change: AvailabilityNews): boolean {
  const about = query.queryKey.find((part): part is Window => typeof part === "object" && part !== null) ?? {};
  const kinds = [about.kind ?? []].flat().map((kind) => (kind === "compute" ? "node" : kind));
  if (kinds.length > 0 && !kinds.includes(change.kind)) return false;
  if (about.resourceId && about.resourceId !== change.resourceId) return false;
  if (about.from && change.to <= about.from) return false;
  return !(about.to && about.to <= change.from);
}

type Seats = AvailabilityNews & { seatsLeft: number };

interface CalendarAnswer {
  items: { resourceId: string; startsAt: string; endsAt: string; version?: number | null }[];
}

const isSeats = (change: AvailabilityNews): change is Seats => change.seatsLeft !== undefined;

/**
 * True when the count is all there is to tell. No seats left may also mean that the session was cancelled, and other
 * times that it was moved: then the calendar is asked anew.
 */
function writeSeats(client: QueryClient, change: Seats): boolean {
  let shown = false;
  const { seatsLeft, capacity, state, version } = change;
  client.setQueriesData<CalendarAnswer>({ queryKey: ["availability", "calendar"] }, (answer) => {
    const stands = answer?.items.find(({ resourceId }) => resourceId === change.resourceId);
    if (!answer || !stands) return answer;
    shown = change.seatsLeft > 0 && stands.startsAt === change.from && stands.endsAt === change.to;
    if ((stands.version ?? 0) >= version) return answer;
    const newer = { ...stands, version, seatsLeft, ...(capacity ? { capacity } : {}), ...(state ? { state } : {}) };
    return { ...answer, items: answer.items.map((item) => (item === stands ? newer : item)) };
  });
  return shown;
}
