import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import type { Limits } from "@/lib/api/schema";

export const limits = queryOptions({
  queryKey: ["limits"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/limits", { signal })),
  staleTime: 300_000,
});

/** The rules as numbers, from the service that judges by them. Beneath SignedIn, which asks ahead. */
export function useLimits(): Limits {
  return useSuspenseQuery(limits).data;
}
