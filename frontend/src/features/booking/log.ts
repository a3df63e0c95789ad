import { useEffect, useReducer, useState } from "react";
import { follow, type WatchState } from "./watch";

export interface LogLine {
  /** When it was written; empty where the machine does not say. */
  at: string;
  source: "stdout" | "stderr";
  text: string;
}

/** More would make the page slow; the download has no more either, and says so. */
export const MOST_LINES = 5_000;
const FIRST_LINES = 200;

type Change = { fresh: true } | { fresh?: false; lines: LogLine[] };

export function withLines(known: LogLine[], change: Change): LogLine[] {
  return change.fresh ? [] : [...known, ...change.lines].slice(-MOST_LINES);
}

/** What a workspace writes: its last lines, and every further one for as long as the page is open. */
export function useLog(bookingId: string): { lines: LogLine[]; state: WatchState } {
  const [lines, change] = useReducer(withLines, []);
  const [state, setState] = useState<WatchState>("opening");
  useEffect(() => {
    const page = new AbortController();
    void follow<LogLine>(bookingId, page.signal, {
      what: `logs?tail=${FIRST_LINES}`,
      event: "line",
      onOpen: () => change({ fresh: true }), // each time the last lines come again
      onPieces: (fresh) => change({ lines: fresh }),
      onState: setState,
    });
    return () => page.abort();
  }, [bookingId]);
  return { lines, state };
}

export function asText(lines: LogLine[]): string {
  return lines.map((line) => `${[line.at, line.text].filter(Boolean).join(" ")}\n`).join("");
}
