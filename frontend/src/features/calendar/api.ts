import { queryOptions } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import type { CalendarItem } from "@/lib/api/schema";
import { pollMs } from "@/lib/live/live";
import type { Kind } from "./query";

export interface CalendarQuestion {
  kind: Kind;
  from: string;
  to: string;
  type?: string;
  location?: string;
}

/**
 * Types and places are asked for; whether a seat is free is not, because that changes while the page is looked at: what is
 * full is left out here, and comes back when a seat does.
 */
export function calendarOf({ kind, from, to, type, location }: CalendarQuestion) {
  const query = {
    kind,
    from,
    to,
    ...(type ? { courseType: type } : {}),
    ...(location ? { location } : {}),
  };
  return queryOptions({
    queryKey: ["availability", "calendar", query],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/availability/calendar", { params: { query: { ...query, kind: [kind] } }, signal })),
    // The old month stays until the new one is there, and the grid never blinks. Another kind is another picture.
    placeholderData: (previous, before) =>
      (before?.queryKey[2] as { kind?: Kind } | undefined)?.kind === kind ? previous : undefined,
    refetchInterval: pollMs,
    staleTime: 2_000,
  });
}

/** What a select can offer: everything that occurs, and what is chosen although it does not. */
export function choicesOf(items: readonly CalendarItem[], field: "courseType" | "location", chosen: string): string[] {
  const found = items.map((item) => item[field]).filter(Boolean);
  return [...new Set([...found, ...(chosen ? [chosen] : [])])].sort((a, b) => a.localeCompare(b));
}
