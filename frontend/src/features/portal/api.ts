import { infiniteQueryOptions, queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import type { SyncJob } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";

const RECENT = 10;
const MOST = 100;
const FOLLOWED_MS = 2_000;
const QUIET_MS = 30_000;

export const myPortals = queryOptions({
  queryKey: ["portals"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/me/portals", { signal })),
  select: (page) => page.items,
});

/** Asked often while something is under way, so that a page whose stream broke still sees the end. */
export const mySyncs = queryOptions({
  queryKey: ["portals", "syncs"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/me/sync/status", { signal })),
  select: (page) => page.items,
  refetchInterval: ({ state }) => (state.data?.items.some((one) => one.running) ? FOLLOWED_MS : QUIET_MS),
});

export function recentSyncs(portal: string) {
  return queryOptions({
    queryKey: ["portals", "history", portal],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/sync/jobs", { params: { query: { mine: true, limit: MOST } }, signal })),
    select: (page) => page.items.filter((job) => job.portal === portal).slice(0, RECENT),
  });
}

export const portalBookings = infiniteQueryOptions({
  queryKey: ["portals", "bookings"],
  queryFn: ({ pageParam, signal }) =>
    body(
      api.GET("/api/v1/me/portals/bookings", {
        params: { query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } },
        signal,
      }),
    ),
  initialPageParam: "",
  getNextPageParam: (last) => last.nextCursor,
});

/** What I have elsewhere at a time that I may be about to book here. */
export function portalBookingsBetween({ startsAt, endsAt }: { startsAt: string; endsAt: string }) {
  const query = { from: startsAt, to: endsAt, limit: 20 };
  return queryOptions({
    queryKey: ["portals", "bookings", "between", startsAt, endsAt],
    queryFn: ({ signal }) => body(api.GET("/api/v1/me/portals/bookings", { params: { query }, signal })),
    select: (page) => page.items,
    placeholderData: (previous) => previous,
  });
}

export interface SyncFilter {
  failedOnly: boolean;
  /** Of one source: its id. */
  source?: string;
}

export function allSyncs({ failedOnly, source }: SyncFilter) {
  return queryOptions({
    queryKey: ["syncs", { failedOnly, source }],
    queryFn: ({ signal }) =>
      body(
        api.GET("/api/v1/sync/jobs", {
          params: {
            query: { limit: MOST, ...(source && { source }), ...(failedOnly ? { status: "failed" as const } : {}) },
          },
          signal,
        }),
      ),
    select: (page) => page.items,
    refetchInterval: 10_000,
  });
}

export function syncJob(id: string) {
  return queryOptions({
    queryKey: ["sync", id],
    queryFn: ({ signal }) => body(api.GET("/api/v1/sync/jobs/{id}", { params: { path: { id } }, signal })),
  });
}

export interface Credentials {
  email: string;
  password: string;
}

export function useConnect(portal: string) {
  return usePortalChange((body: Credentials) =>
    api.PUT("/api/v1/me/portals/{portal}/credentials", { params: { path: { portal } }, body }),
  );
}

export function useDisconnect(portal: string) {
  return usePortalChange(() => api.DELETE("/api/v1/me/portals/{portal}/credentials", { params: { path: { portal } } }));
}

export function useSyncNow(portal: string) {
  return usePortalChange(() => api.POST("/api/v1/me/sync", { body: { portal } }));
}

function usePortalChange<Wish = void>(call: (wish: Wish) => Promise<unknown>) {
  const client = useQueryClient();
  return useSend({
    mutationFn: call,
    onSettled: () => client.invalidateQueries({ queryKey: ["portals"] }),
  });
}

type Evidence = NonNullable<SyncJob["evidence"]>[number];

/** Kept as a file and never shown as a page: it is a page of somebody else's. */
export async function saveEvidence(job: string, { id, kind }: Evidence) {
  const content = await body(
    api.GET("/api/v1/sync/jobs/{id}/evidence/{kind}", {
      params: { path: { id: job, kind: id } },
      parseAs: "blob",
    }),
  );
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content as unknown as Blob);
  link.download = `sync-${job}.${kind === "html" ? "html" : "png"}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
