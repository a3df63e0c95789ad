import { queryOptions } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import type { Question } from "@/lib/api/schema";
import { pollMs } from "@/lib/live/live";

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
