import { useEffect, useReducer, useState } from "react";
import { currentToken, refresh } from "@/lib/api/session";
import { backoff } from "@/lib/live/backoff";
import { EventParser } from "@/lib/live/sse";

export interface LogLine {
  /** When it was written; empty where the machine does not say. */
  at: string;
  source: "stdout" | "stderr";
  text: string;
}

export type LogState = "opening" | "live" | "lost" | "ended";

/** More would make the page slow; the download has no more either, and says so. */
export const MOST_LINES = 5_000;
const FIRST_LINES = 200;
/** The node beats every 12 seconds. */
const SILENT_MS = 30_000;

type Change = { fresh: true } | { fresh?: false; lines: LogLine[] };

export function withLines(known: LogLine[], change: Change): LogLine[] {
  return change.fresh ? [] : [...known, ...change.lines].slice(-MOST_LINES);
}

/** What a workspace writes: its last lines, and every further one for as long as the page is open. */
export function useLog(bookingId: string): { lines: LogLine[]; state: LogState } {
  const [lines, change] = useReducer(withLines, []);
  const [state, setState] = useState<LogState>("opening");
  useEffect(() => {
    const page = new AbortController();
    void follow(bookingId, page.signal, change, setState);
    return () => page.abort();
  }, [bookingId]);
  return { lines, state };
}

async function follow(
  id: string,
  page: AbortSignal,
  change: (change: Change) => void,
  setState: (state: LogState) => void,
) {
  for (let failures = 0; !page.aborted; failures += 1) {
    const end = await once(id, page, (events) => {
      if (events === "open")
        change({ fresh: true }); // each time the last lines come again
      else change({ lines: events });
      setState("live");
      failures = 0;
    });
    if (page.aborted) return;
    setState(end === "ended" ? "ended" : "lost");
    if (end === "ended") return;
    if (end === "unauthorized") await refresh();
    await new Promise((resolve) => setTimeout(resolve, backoff(failures + 1)));
  }
}

/** EventSource would be less code, but it cannot send an Authorization header. */
async function once(
  id: string,
  page: AbortSignal,
  onPiece: (events: "open" | LogLine[]) => void,
): Promise<"ended" | "broken" | "unauthorized"> {
  const line = new AbortController();
  const hangUp = () => line.abort();
  page.addEventListener("abort", hangUp);
  let silence = setTimeout(hangUp, SILENT_MS);
  try {
    const response = await fetch(new URL(`/api/v1/bookings/${id}/logs?tail=${FIRST_LINES}`, location.origin), {
      headers: { Accept: "text/event-stream", Authorization: `Bearer ${currentToken()}` },
      cache: "no-store",
      signal: line.signal,
    });
    if (response.status === 401) return "unauthorized";
    if (response.status === 409 || response.status === 404) return "ended";
    if (!response.ok || !response.body) return "broken";
    onPiece("open");
    const parser = new EventParser();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return "broken";
      clearTimeout(silence);
      silence = setTimeout(hangUp, SILENT_MS);
      const events = parser.push(value);
      const fresh = events.filter((one) => one.event === "line").map((one) => JSON.parse(one.data) as LogLine);
      if (fresh.length > 0) onPiece(fresh);
      if (events.some((one) => one.event === "end")) return "ended";
    }
  } catch {
    return "broken";
  } finally {
    clearTimeout(silence);
    page.removeEventListener("abort", hangUp);
    line.abort();
  }
}

export function asText(lines: LogLine[]): string {
  return lines.map((line) => `${[line.at, line.text].filter(Boolean).join(" ")}\n`).join("");
}
