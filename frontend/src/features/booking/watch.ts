import { currentToken, refresh } from "@/lib/api/session";
import { backoff } from "@/lib/live/backoff";
import { EventParser } from "@/lib/live/sse";

export type WatchState = "opening" | "live" | "lost" | "ended";

/** The node beats every 12 seconds. */
const SILENT_MS = 30_000;

interface Watch<T> {
  /** Of the booking, such as `logs?tail=200`. */
  what: string;
  /** Which events carry what is watched. */
  event: string;
  /** Before the first piece of each connection, which begins with what was there before. */
  onOpen: () => void;
  onPieces: (pieces: T[]) => void;
  onState: (state: WatchState) => void;
}

/** Watches a running workspace until the page is left; a lost connection is opened again. */
export async function follow<T>(bookingId: string, page: AbortSignal, watch: Watch<T>) {
  for (let failures = 0; !page.aborted; failures += 1) {
    const end = await once<T>(bookingId, page, watch, () => {
      watch.onState("live");
      failures = 0;
    });
    if (page.aborted) return;
    watch.onState(end === "ended" ? "ended" : "lost");
    if (end === "ended") return;
    if (end === "unauthorized") await refresh();
    await new Promise((resolve) => setTimeout(resolve, backoff(failures + 1)));
  }
}

/** EventSource would be less code, but it cannot send an Authorization header. */
async function once<T>(
  id: string,
  page: AbortSignal,
  { what, event, onOpen, onPieces }: Watch<T>,
  onLife: () => void,
): Promise<"ended" | "broken" | "unauthorized"> {
  const line = new AbortController();
  const hangUp = () => line.abort();
  page.addEventListener("abort", hangUp);
  let silence = setTimeout(hangUp, SILENT_MS);
  try {
    const response = await fetch(new URL(`/api/v1/bookings/${id}/${what}`, location.origin), {
      headers: { Accept: "text/event-stream", Authorization: `Bearer ${currentToken()}` },
      cache: "no-store",
      signal: line.signal,
    });
    if (response.status === 401) return "unauthorized";
    if (response.status === 409 || response.status === 404) return "ended";
    if (!response.ok || !response.body) return "broken";
    onOpen();
    onLife();
    const parser = new EventParser();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return "broken";
      clearTimeout(silence);
      silence = setTimeout(hangUp, SILENT_MS);
      const events = parser.push(value);
      const fresh = events.filter((one) => one.event === event).map((one) => JSON.parse(one.data) as T);
      if (fresh.length > 0) onPieces(fresh);
      if (events.some((one) => one.event === "end")) return "ended";
      onLife();
    }
  } catch {
    return "broken";
  } finally {
    clearTimeout(silence);
    page.removeEventListener("abort", hangUp);
    line.abort();
  }
}
