import { infiniteQueryOptions, queryOptions, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { AS_TABLE, api, body, table } from "@/lib/api/client";
import { allPages } from "@/lib/api/pages";
import { newRequestKey } from "@/lib/api/requestKey";
import type { Booking, BookingChange, BookingStatus, NewBooking } from "@/lib/api/schema";
import { sessionState } from "@/lib/api/session";
import { useSend } from "@/lib/api/useSend";
import { isLive, pollMs } from "@/lib/live/live";
import { OVER, pollEvery } from "./rules";

export interface BookingFilters {
  status?: BookingStatus[] | undefined;
  kind?: string | undefined;
  userId?: string | undefined;
  resourceId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  order?: "earliest" | "latest" | undefined;
}

const PAGE = 50;
/** As many as the server gives out at once. */
const MOST = 200;
const HOLDING: BookingStatus[] = ["pending", "approved", "active"];
const HISTORY_PAGE = 200;
const SOMEBODY_ELSES = { live: false, usuallyMs: 5_000 };

export const bookingKeys = { all: ["bookings"] as const };

/** The stream tells of one's own bookings only: somebody else's, which an admin looks at, is asked for as ever. */
function often(bookings: readonly Booking[]): number | false {
  const session = sessionState();
  const me = session.status === "signed-in" ? session.user.id : undefined;
  const own = bookings.every(({ user }) => user.id === me);
  return pollEvery(bookings, Date.now(), own ? { live: isLive(), usuallyMs: pollMs() } : SOMEBODY_ELSES);
}

export interface MyFilters {
  kind?: Booking["kind"] | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export function myBookings(statuses: BookingStatus[], { kind, from, to }: MyFilters = {}) {
  return infiniteQueryOptions({
    queryKey: [...bookingKeys.all, "mine", statuses, kind ?? "any", from ?? "", to ?? ""],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET("/api/v1/me/bookings", {
          params: {
            query: {
              status: statuses,
              ...(kind ? { kind: [kind] } : {}),
              ...(from ? { from } : {}),
              ...(to ? { to } : {}),
              // What is ahead begins with the nearest, and so does what is behind.
              order: statuses.some((status) => OVER.includes(status)) ? "latest" : "earliest",
              limit: PAGE,
              ...cursor(pageParam),
            },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: (query) => often(query.state.data?.pages.flatMap((page) => page.items) ?? []),
  });
}

/** What I hold at a time that I may be about to book once more. */
export function bookingsBetween({ startsAt, endsAt }: { startsAt: string; endsAt: string }) {
  const query = { from: startsAt, to: endsAt, status: HOLDING, limit: PAGE };
  return queryOptions({
    queryKey: [...bookingKeys.all, "mine", "between", startsAt, endsAt],
    queryFn: ({ signal }) => body(api.GET("/api/v1/me/bookings", { params: { query }, signal })),
    select: (page) => page.items,
    placeholderData: (previous) => previous,
  });
}

export function allBookings(filters: BookingFilters) {
  return infiniteQueryOptions({
    queryKey: [...bookingKeys.all, "everyone", filters],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET("/api/v1/bookings", {
          params: { query: { ...given(filters), limit: PAGE, ...cursor(pageParam) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // A list stays until the one for other filters is there.
    placeholderData: (previous) => previous,
    refetchInterval: 5_000,
  });
}

/** What a list shows, as a table for a spreadsheet. */
export function useBookingTable() {
  return useSend({
    mutationFn: (filters: BookingFilters) =>
      table(api.GET("/api/v1/bookings", { params: { query: given(filters) }, ...AS_TABLE })),
  });
}

/** All that can be decided of those that a list shows, also what it has not loaded yet. */
export function decidableOf(filters: BookingFilters) {
  return queryOptions({
    queryKey: [...bookingKeys.all, "decidable", filters],
    queryFn: ({ signal }) =>
      body(
        api.GET("/api/v1/bookings", {
          params: { query: { ...given({ ...filters, status: ["pending"] }), order: "earliest", limit: MOST } },
          signal,
        }),
      ),
    enabled: !filters.status?.length || filters.status.includes("pending"),
    refetchInterval: 5_000,
  });
}

/** What waits for a decision, the one that must be decided first on top. */
export function pendingBookings() {
  return queryOptions({
    queryKey: [...bookingKeys.all, "pending"],
    queryFn: ({ signal }) =>
      body(
        api.GET("/api/v1/bookings", {
          params: { query: { status: ["pending"], order: "earliest", limit: MOST } },
          signal,
        }),
      ),
    select: (page) => [...page.items].sort((a, b) => deadline(a).localeCompare(deadline(b))),
    refetchInterval: 3_000,
  });
}

export function bookingById(id: string) {
  return queryOptions({
    queryKey: [...bookingKeys.all, "one", id],
    queryFn: ({ signal }) => body(api.GET("/api/v1/bookings/{id}", { params: { path: { id } }, signal })),
    refetchInterval: (query) => (query.state.data ? often([query.state.data]) : false),
  });
}

export function historyOf(id: string, version: number) {
  return queryOptions({
    // A new version is a new history: no polling of its own.
    queryKey: [...bookingKeys.all, "history", id, version],
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        body(
          api.GET("/api/v1/bookings/{id}/history", {
            params: { path: { id }, query: { limit: HISTORY_PAGE, ...cursor } },
            signal,
          }),
        ),
      ),
    placeholderData: (previous) => previous,
  });
}

/** The same key for every try of the same wish, so that a lost answer never books twice. */
export function useBook() {
  const client = useQueryClient();
  const attempt = useRef({ wish: "", key: "" });
  return useSend({
    mutationFn: (wish: NewBooking) => {
      const text = JSON.stringify(wish);
      if (attempt.current.wish !== text) attempt.current = { wish: text, key: newRequestKey() };
      const header = { "Idempotency-Key": attempt.current.key };
      return body(api.POST("/api/v1/bookings", { params: { header }, body: wish }));
    },
    onSettled: () => void client.invalidateQueries(),
  });
}

export interface Edit {
  id: string;
  /** What the changes were made to: if it is another meanwhile, nothing is changed. */
  version: number;
  changes: BookingChange;
}

export function useChangeBooking() {
  const client = useQueryClient();
  return useSend({
    mutationFn: ({ id, version, changes }: Edit) =>
      body(
        api.PATCH("/api/v1/bookings/{id}", {
          params: { path: { id }, header: { "If-Match": `"${version}"` } },
          body: changes,
        }),
      ),
    onSettled: () => void client.invalidateQueries(),
  });
}

export type BookingAct =
  | { verb: "approve" | "cancel" | "end"; id: string }
  | { verb: "reject"; id: string; reason: string }
  | { verb: "extend"; id: string; endsAt: string }
  | { verb: "move"; id: string; nodeId: string };

export async function perform(act: BookingAct): Promise<Booking | undefined> {
  const params = { path: { id: act.id } };
  switch (act.verb) {
    case "approve":
      return body(api.POST("/api/v1/bookings/{id}/approve", { params }));
    case "end":
      return body(api.POST("/api/v1/bookings/{id}/end", { params }));
    case "cancel":
      return body(api.DELETE("/api/v1/bookings/{id}", { params }));
    case "reject":
      return body(api.POST("/api/v1/bookings/{id}/reject", { params, body: { reason: act.reason } }));
    case "extend":
      return body(api.POST("/api/v1/bookings/{id}/extend", { params, body: { endsAt: act.endsAt } }));
    case "move":
      return body(api.POST("/api/v1/bookings/{id}/move", { params, body: { nodeId: act.nodeId } }));
  }
}

/**
 * Everything a booking touches (lists, nodes' load, counts, what is free) is asked for again. Not waited for: the row that
 * acted may be gone from its list by then, and with it whoever tells the person that it worked.
 */
export function useAct() {
  const client = useQueryClient();
  return useSend({ mutationFn: perform, onSettled: () => void client.invalidateQueries() });
}

export async function connectTo(id: string): Promise<string> {
  const { url } = await body(api.POST("/api/v1/bookings/{id}/connect", { params: { path: { id } } }));
  return url;
}

function deadline(booking: Booking): string {
  return booking.decideBy ?? booking.startsAt;
}

function cursor(pageParam: string) {
  return pageParam === "" ? {} : { cursor: pageParam };
}

function given({ status, kind, ...rest }: BookingFilters) {
  const named = Object.fromEntries(Object.entries(rest).filter(([, value]) => value));
  return { ...named, ...(status?.length ? { status } : {}), ...(kind ? { kind: [kind] } : {}) };
}
