import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import type { Flag, FlagChange } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";

const KEY = ["flags"] as const;
const MOST = 200;

export function allFlags() {
  return queryOptions({
    queryKey: KEY,
    queryFn: ({ signal }) => body(api.GET("/api/v1/flags", { signal })),
    select: (page) => page.items,
  });
}

/** For names beside ids, and to find somebody. */
export function peopleLike(query: string) {
  return queryOptions({
    queryKey: ["people", "like", query],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/users", { params: { query: { ...(query ? { query } : {}), limit: MOST } }, signal })),
    select: (page) => page.items,
    staleTime: 60_000,
    placeholderData: (previous) => previous,
  });
}

export function useChangeFlag() {
  const client = useQueryClient();
  return useSend({
    mutationFn: ({ flag, change }: { flag: Flag; change: FlagChange }) =>
      body(
        api.PATCH("/api/v1/flags/{key}", {
          params: { path: { key: flag.key }, header: { "If-Match": `"${flag.version}"` } },
          body: change,
        }),
      ),
    // The own pages follow at once; other browsers ask now and then.
    onSettled: () => {
      void client.invalidateQueries({ queryKey: KEY });
      void client.invalidateQueries({ queryKey: ["me"] });
    },
  });
}
