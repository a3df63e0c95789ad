import { queryOptions } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import type { SearchAnswer } from "@/lib/api/schema";

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
    queryKey: ["availability", query],
    queryFn: async ({ signal }) =>
      (await body(api.GET("/api/v1/availability/search", { params: { query }, signal }))) as SearchAnswer,
    placeholderData: (previous) => previous,
    refetchInterval: 15_000,
    staleTime: 5_000,
  });
}
