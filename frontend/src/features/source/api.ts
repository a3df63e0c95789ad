import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import type { CalendarRequest, OwnCalendar, Source, SourceRequest } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";

const FOLLOWED_MS = 2_000;
const QUIET_MS = 30_000;

/** Asked often while one is being read, so that its end shows by itself. */
function often(items: { runningJob?: string }[] | undefined) {
  return items?.some((one) => one.runningJob) ? FOLLOWED_MS : QUIET_MS;
}

export const allSources = queryOptions({
  queryKey: ["sources"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/sync/sources", { signal })),
  select: (page) => page.items,
  refetchInterval: ({ state }) => often(state.data?.items),
});

export const myCalendars = queryOptions({
  queryKey: ["calendars"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/me/calendars", { signal })),
  select: (page) => page.items,
  refetchInterval: ({ state }) => often(state.data?.items),
});

export function useAddSource() {
  return useChange(allSources.queryKey, (request: SourceRequest) =>
    body(api.POST("/api/v1/sync/sources", { body: request })),
  );
}

export function useChangeSource({ id, version }: Source) {
  return useChange(allSources.queryKey, (changes: SourceRequest) =>
    body(
      api.PATCH("/api/v1/sync/sources/{id}", {
        params: { path: { id }, header: { "If-Match": `"${version}"` } },
        body: changes,
      }),
    ),
  );
}

export function useRefreshSource({ id }: Source) {
  return useChange(allSources.queryKey, () =>
    api.POST("/api/v1/sync/sources/{id}/refresh", { params: { path: { id } } }),
  );
}

export function useRemoveSource({ id }: Source) {
  return useChange(allSources.queryKey, () => api.DELETE("/api/v1/sync/sources/{id}", { params: { path: { id } } }));
}

export function useAddCalendar() {
  return useChange(myCalendars.queryKey, (request: CalendarRequest) =>
    body(api.POST("/api/v1/me/calendars", { body: request })),
  );
}

export function useChangeCalendar({ id }: OwnCalendar) {
  return useChange(myCalendars.queryKey, (changes: CalendarRequest) =>
    body(api.PATCH("/api/v1/me/calendars/{id}", { params: { path: { id } }, body: changes })),
  );
}

export function useRefreshCalendar({ id }: OwnCalendar) {
  return useChange(myCalendars.queryKey, () =>
    api.POST("/api/v1/me/calendars/{id}/refresh", { params: { path: { id } } }),
  );
}

export function useRemoveCalendar({ id }: OwnCalendar) {
  return useChange(myCalendars.queryKey, () => api.DELETE("/api/v1/me/calendars/{id}", { params: { path: { id } } }));
}

/** What came from there may show anywhere: bookings elsewhere, the board, what is free. */
function useChange<Wish = void>(list: readonly string[], call: (wish: Wish) => Promise<unknown>) {
  const client = useQueryClient();
  return useSend({
    mutationFn: call,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["portals", "bookings"] });
      return client.invalidateQueries({ queryKey: list });
    },
  });
}
