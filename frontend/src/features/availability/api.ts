import { queryOptions } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import { pollMs } from "@/lib/live/live";

export interface Search {
  from: string;
  to: string;
  duration: number;
  cores: number;
  memoryGb: number;
  gpus: number;
  tags: string[];
}

export function whatIsFree(search: Search) {
  const query = { kind: "compute", ...search };
  return queryOptions({
    queryKey: ["availability", "search", query],
    queryFn: ({ signal }) => body(api.GET("/api/v1/availability/search", { params: { query }, signal })),
    placeholderData: (previous) => previous,
    refetchInterval: pollMs,
    staleTime: 5_000,
  });
}
