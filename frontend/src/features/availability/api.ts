import { queryOptions } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import type { Question } from "@/lib/api/schema";
import { pollMs } from "@/lib/live/live";
import { iso } from "@/lib/time/instants";

/** What is free. The stream says when to ask anew, by what stands in the key. */
export function whatIsFree(query: Question) {
  return queryOptions({
    queryKey: ["availability", "search", query],
    queryFn: ({ signal }) => body(api.GET("/api/v1/availability/search", { params: { query }, signal })),
    placeholderData: (previous) => previous,
    refetchInterval: pollMs,
    staleTime: 5_000,
  });
}

const DAY = 86_400_000;
const SIXTY_DAYS = 60 * DAY;

/** The types of the courses that take place in the next two months. */
export function courseTypes() {
  return queryOptions({
    queryKey: ["availability", "course types"],
    queryFn: async ({ signal }) => {
      const today = Math.floor(Date.now() / DAY) * DAY;
      const query = { kind: ["course"], from: iso(today), to: iso(today + SIXTY_DAYS) };
      const { items } = await body(api.GET("/api/v1/availability/calendar", { params: { query }, signal }));
      return [...new Set(items.flatMap(({ courseType }) => courseType ?? []))].sort();
    },
    staleTime: 60_000,
  });
}
