import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import type { BoardBooking, Branch, BranchChange } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";

/** As many days as a glance takes in. All rooms at once: switching between them asks nobody. */
const DAYS = 7;
const REFRESH_MS = 60_000;

export function boardFrom(from: string | undefined) {
  return queryOptions({
    queryKey: ["bookings", "board", from ?? "today"],
    queryFn: ({ signal }) => {
      const query = { days: DAYS, ...(from ? { from } : {}) };
      return body(api.GET("/api/v1/board", { params: { query }, signal }));
    },
    refetchInterval: REFRESH_MS,
    placeholderData: (previous) => previous,
  });
}

/** What runs past the cut-off today, in every branch. */
export const tonight = queryOptions({
  queryKey: ["bookings", "board", "tonight"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/board/tonight", { signal })),
  refetchInterval: REFRESH_MS,
});

/** Those that are not over, of all rooms: counted on every page of the staff's, listed on the board. */
export const comingClashes = queryOptions({
  queryKey: ["bookings", "board", "clashes"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/board/clashes", { signal })),
  select: (page) => page.items,
  refetchInterval: REFRESH_MS,
});

export function useAddNote() {
  const client = useQueryClient();
  return useSend({
    mutationFn: ({ booking, text }: { booking: BoardBooking; text: string }) => {
      const address =
        booking.source.kind === "berth" ? "/api/v1/bookings/{id}/notes" : "/api/v1/external-bookings/{id}/notes";
      return body(api.POST(address, { params: { path: { id: booking.id } }, body: { text } }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ["bookings", "board"] }),
  });
}

export const allBranches = queryOptions({
  queryKey: ["branches"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/branches", { signal })),
  select: (page) => page.items,
});

export function useChangeBranch({ name, version }: Branch) {
  const client = useQueryClient();
  return useSend({
    mutationFn: (changes: BranchChange) =>
      body(
        api.PATCH("/api/v1/branches/{name}", {
          params: { path: { name }, header: { "If-Match": `"${version}"` } },
          body: changes,
        }),
      ),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["bookings", "board"] });
      return client.invalidateQueries({ queryKey: allBranches.queryKey });
    },
  });
}
