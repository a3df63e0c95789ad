import { useEffect, useState } from "react";
import { follow, type WatchState } from "./watch";

/** What a workspace used at a moment. */
export interface Usage {
  at: string;
  /** How many were busy, as a mean since the moment before. */
  cores: number;
  memoryBytes: number;
  /** Missing where the machine cannot say. */
  diskBytes?: number;
  gpus: { uuid: string; percent: number; memoryBytes: number }[];
}

const KEPT_MS = 3_600_000;

/** The newest hour of what is known. */
export function withUsage(known: Usage[], fresh: Usage[]): Usage[] {
  const all = [...known, ...fresh];
  const since = Date.parse(all.at(-1)?.at ?? "") - KEPT_MS;
  return all.filter((one) => Date.parse(one.at) >= since);
}

/** The points of a line through a box of 100 by 100, an hour wide, up to what was booked. */
export function lineOf(moments: Usage[], value: (one: Usage) => number, most: number): string {
  const end = Date.parse(moments.at(-1)?.at ?? "");
  return moments
    .map((one) => {
      const x = 100 - ((end - Date.parse(one.at)) / KEPT_MS) * 100;
      const y = 100 - Math.min(1, value(one) / most) * 100;
      return `${x.toFixed(2)},${y.toFixed(2)}`;
    })
    .join(" ");
}

export function useUsage(bookingId: string): { moments: Usage[]; state: WatchState } {
  const [moments, setMoments] = useState<Usage[]>([]);
  const [state, setState] = useState<WatchState>("opening");
  useEffect(() => {
    const page = new AbortController();
    void follow<Usage>(bookingId, page.signal, {
      what: "usage",
      event: "usage",
      onOpen: () => setMoments([]), // each time the last hour comes again
      onPieces: (fresh) => setMoments((known) => withUsage(known, fresh)),
      onState: setState,
    });
    return () => page.abort();
  }, [bookingId]);
  return { moments, state };
}
