import { currentToken, refresh } from "@/lib/api/session";
import { backoff } from "./backoff";
import { EventParser } from "./sse";

/** What the server pushes (availability-service, "The stream"). */
export type LiveEvent =
  | { type: "booking"; booking: BookingNews }
  | { type: "availability"; change: AvailabilityNews }
  /** Something was missed: ask anew for everything. */
  | { type: "resync" };

export interface BookingNews {
  id: string;
  version: number;
  kind: string;
  status: string;
  startsAt: string;
  endsAt: string;
  resourceId?: string;
}

export interface AvailabilityNews {
  resourceId: string;
  kind: string;
  from: string;
  to: string;
  seatsLeft?: number;
  capacity?: number;
  state?: "free" | "almost-full" | "full";
  /** Of two changes of one course, the greater is newer. */
  version: number;
}

export interface StreamOptions {
  onEvent: (event: LiveEvent) => void;
  onOpen: () => void;
  onLost: () => void;
}

/** The server beats every 12 seconds: after two silent ones the line is dead, whatever TCP believes. */
const SILENT_MS = 30_000;

/**
 * Listens until it is aborted: comes back with Last-Event-ID when the line breaks, with a new token when that ended.
 * EventSource would be less code, but it cannot send an Authorization header.
 */
export async function listen(signal: AbortSignal, { onEvent, onOpen, onLost }: StreamOptions) {
  let lastId = "";
  let failures = 0;
  while (!signal.aborted) {
    const token = currentToken();
    const end = await once(signal, lastId, (parser, events) => {
      if (!parser) {
        onOpen();
        return;
      }
      lastId = parser.lastId;
      failures = 0;
      for (const event of events) onEvent(event);
    });
    if (signal.aborted) return;
    onLost();
    failures += 1;
    // The stream ends with its token. Somebody else may have renewed it meanwhile.
    if (end === "unauthorized" && token === currentToken()) await refresh();
    await pause(backoff(failures), signal);
  }
}

type Piece = (parser: EventParser | undefined, events: LiveEvent[]) => void;

/** One connection, from opening to its end; whatever goes wrong is an end. */
async function once(signal: AbortSignal, lastId: string, onPiece: Piece): Promise<"ended" | "unauthorized"> {
  const line = new AbortController();
  const hangUp = () => line.abort();
  signal.addEventListener("abort", hangUp);
  let silence = setTimeout(hangUp, SILENT_MS);
  try {
    const response = await fetch(new URL("/api/v1/availability/stream", location.origin), {
      headers: {
        Accept: "text/event-stream",
        Authorization: `Bearer ${currentToken()}`,
        ...(lastId ? { "Last-Event-ID": lastId } : {}),
      },
      cache: "no-store",
      signal: line.signal,
    });
    if (!response.ok || !response.body) return response.status === 401 ? "unauthorized" : "ended";
    onPiece(undefined, []);
    const parser = new EventParser(lastId);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return "ended";
      clearTimeout(silence);
      silence = setTimeout(hangUp, SILENT_MS);
      onPiece(parser, parser.push(value).flatMap(liveEvent));
    }
  } catch {
    return "ended";
  } finally {
    clearTimeout(silence);
    signal.removeEventListener("abort", hangUp);
    line.abort();
  }
}

/** What is not understood is passed over: a newer server may say more than this page knows. */
function liveEvent({ event, data }: { event: string; data: string }): LiveEvent[] {
  try {
    if (event === "booking") return [{ type: "booking", booking: JSON.parse(data) }];
    if (event === "availability") return [{ type: "availability", change: JSON.parse(data) }];
  } catch {
    return [{ type: "resync" }];
  }
  return event === "resync" ? [{ type: "resync" }] : [];
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}
