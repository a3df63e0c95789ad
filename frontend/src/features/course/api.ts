import { type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import type { Booking } from "@/lib/api/schema";
import { untyped } from "./call";
import type { CourseSession } from "./types";

const MOST = 200;

/** Its key says what it is about, so that the stream's changes find it. */
export function sessionById(id: string) {
  return queryOptions({
    queryKey: ["availability", "session", { kind: "course", resourceId: id }],
    queryFn: ({ signal }) => untyped<CourseSession>("GET", `/api/v1/course-sessions/${id}`, { signal }),
    staleTime: 1_000,
  });
}

/** My seats in a span: which session, by which booking. */
export function mySeats(from: string, to: string) {
  return queryOptions({
    queryKey: ["bookings", "mine", "seats", from, to],
    queryFn: ({ signal }) =>
      body(
        api.GET("/api/v1/me/bookings", {
          params: { query: { kind: ["course"], status: ["pending", "approved", "active"], from, to, limit: MOST } },
          signal,
        }),
      ),
    select: (page) => new Map(page.items.map((booking) => [booking.resource.id, booking.id])),
    placeholderData: (previous) => previous,
  });
}

export interface SeatWish {
  sessionId: string;
  /** The same for every try of the same wish, so that a lost answer never takes two tries for two seats. */
  key: string;
}

export function useTakeSeat() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ sessionId, key }: SeatWish) =>
      untyped<Booking>("POST", "/api/v1/bookings", {
        body: { kind: "course", courseSessionId: sessionId },
        headers: { "Idempotency-Key": key },
      }),
    onSettled: (_booking, _error, { sessionId }) => void seatsChanged(client, sessionId),
  });
}

export function useGiveUpSeat() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ bookingId }: { bookingId: string; sessionId: string }) =>
      body(api.DELETE("/api/v1/bookings/{id}", { params: { path: { id: bookingId } } })),
    onSettled: (_nothing, _error, { sessionId }) => void seatsChanged(client, sessionId),
  });
}

/**
 * The calendar is read from another service, which hears of it a moment later. The session itself is asked of the one that
 * counts, and its seats are put into the calendar unless that knows newer ones.
 */
async function seatsChanged(client: QueryClient, sessionId: string) {
  void client.invalidateQueries({ queryKey: ["bookings"] });
  const session = await client.fetchQuery({ ...sessionById(sessionId), staleTime: 0 }).catch(() => undefined);
  if (session) writeSeats(client, session);
}

interface Calendar {
  items: { resourceId: string; version?: number | null }[];
}

export function writeSeats(client: QueryClient, { id, seatsLeft, capacity, state, version }: CourseSession) {
  client.setQueriesData<Calendar>({ queryKey: ["availability", "calendar"] }, (calendar) => {
    const stands = calendar?.items.find(({ resourceId }) => resourceId === id);
    if (!calendar || !stands || (stands.version ?? 0) >= version) return calendar;
    const newer = { ...stands, seatsLeft, capacity, state, version };
    return { ...calendar, items: calendar.items.map((item) => (item === stands ? newer : item)) };
  });
}
