import { queryOptions } from "@tanstack/react-query";
import { AS_TABLE, api, body, table } from "@/lib/api/client";
import type { UsageQuestion } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";

export function stats() {
  return queryOptions({
    queryKey: ["stats"],
    queryFn: ({ signal }) => body(api.GET("/api/v1/stats/now", { signal })),
    refetchInterval: 5_000,
  });
}

export function usageOf(question: UsageQuestion) {
  return queryOptions({
    queryKey: ["usage", question],
    queryFn: ({ signal }) => body(api.GET("/api/v1/stats", { params: { query: question }, signal })),
    placeholderData: (previous) => previous,
  });
}

export function outcomesOf(period: { from: string; to: string }) {
  return queryOptions({
    queryKey: ["outcomes", period],
    queryFn: ({ signal }) => body(api.GET("/api/v1/stats/bookings", { params: { query: period }, signal })),
    placeholderData: (previous) => previous,
  });
}

/** The same figures as a table, for a spreadsheet. */
export function useUsageTable() {
  return useSend({
    mutationFn: (question: UsageQuestion) =>
      table(api.GET("/api/v1/stats", { params: { query: question }, ...AS_TABLE })),
  });
}
