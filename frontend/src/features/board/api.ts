import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";

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

export function useAddNote() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ bookingId, text }: { bookingId: string; text: string }) =>
      body(api.POST("/api/v1/bookings/{id}/notes", { params: { path: { id: bookingId } }, body: { text } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["bookings", "board"] }),
  });
}
