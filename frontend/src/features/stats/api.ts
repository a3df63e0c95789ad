import { queryOptions } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";

export function stats() {
  return queryOptions({
    queryKey: ["stats"],
    queryFn: ({ signal }) => body(api.GET("/api/v1/stats", { signal })),
    refetchInterval: 5_000,
  });
}
