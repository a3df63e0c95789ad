import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useQueryClient,
} from "@tanstack/react-query";
import { useRef } from "react";
import { api, body } from "@/lib/api/client";
import { newRequestKey } from "@/lib/api/requestKey";
import type { CourseSession, SessionChange, SessionFields } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";

const MOST = 200;

/** Its key says what it is about, so that the stream's changes find it. */
export function sessionById(id: string) {
  return queryOptions({
    queryKey: ["availability", "session", { kind: "course", resourceId: id }],
    queryFn: ({ signal }) => body(api.GET("/api/v1/course-sessions/{id}", { params: { path: { id } }, signal })),
    staleTime: 1_000,
  });
}

/** Which booking my seat in a session is. A plain object, which TanStack Query compares by its content. */
export type Seats = Readonly<Record<string, string>>;

/**
 * My seats in a span. `select` and `placeholderData` are the same functions at every render: while an earlier span's seats
 * stand in, TanStack Query calls new ones again, and a result that is never equal to the one before renders without end.
 */
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
    select: seatsOf,
    placeholderData: keepPreviousData,
  });
}

function seatsOf(page: { items: { id: string; resource: { id: string } }[] }): Seats {
  return Object.fromEntries(page.items.map((booking) => [booking.resource.id, booking.id]));
}

export interface SeatWish {
  sessionId: string;
  /** The same for every try of the same wish, so that a lost answer never takes two tries for two seats. */
  key: string;
}

export function useTakeSeat() {
  const client = useQueryClient();
  return useSend({
    mutationFn: ({ sessionId, key }: SeatWish) =>
      body(
        api.POST("/api/v1/bookings", {
          params: { header: { "Idempotency-Key": key } },
          body: { kind: "course", courseSessionId: sessionId },
        }),
      ),
    onSettled: (_booking, _error, { sessionId }) => void seatsChanged(client, sessionId),
  });
}

export function useGiveUpSeat() {
  const client = useQueryClient();
  return useSend({
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

/** What is still to come, the earliest first; for those who plan it. */
export function sessionsFrom(from: string) {
  return infiniteQueryOptions({
    queryKey: ["availability", "sessions", { kind: "course", from }],
    queryFn: ({ pageParam, signal }) => {
      const query = { from, limit: 50, ...(pageParam === "" ? {} : { cursor: pageParam }) };
      return body(api.GET("/api/v1/course-sessions", { params: { query }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Who has a seat, for staff. */
export function attendanceOf(sessionId: string) {
  return queryOptions({
    queryKey: ["bookings", "attendance", sessionId],
    queryFn: ({ signal }) =>
      body(
        api.GET("/api/v1/bookings", {
          params: {
            query: {
              resourceId: sessionId,
              kind: ["course"],
              status: ["pending", "approved", "active", "completed"],
              limit: MOST,
            },
          },
          signal,
        }),
      ),
    refetchInterval: 30_000,
  });
}

/**
 * One after the other: the server is not to be rushed, and what was made stays made when a later one is refused. The same
 * key for every try of the same session, so that a lost answer never plans it twice.
 */
export function useAddSessions() {
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  return useSend({
    mutationFn: async (wishes: SessionFields[]): Promise<Added[]> => {
      const results: Added[] = [];
      for (const wish of wishes) {
        const text = JSON.stringify(wish);
        const key = keys.current.get(text) ?? newRequestKey();
        keys.current.set(text, key);
        try {
          const params = { header: { "Idempotency-Key": key } };
          results.push({ wish, session: await body(api.POST("/api/v1/course-sessions", { params, body: wish })) });
          keys.current.delete(text);
        } catch (error) {
          results.push({ wish, error });
        }
      }
      return results;
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ["availability"] }),
  });
}

export type Added = { wish: SessionFields; session: CourseSession } | { wish: SessionFields; error: unknown };

export interface SessionEdit {
  id: string;
  /** The version that the change was made to. */
  version: number;
  change: SessionChange;
}

export function useChangeSession() {
  const client = useQueryClient();
  return useSend({
    mutationFn: ({ id, version, change }: SessionEdit) =>
      body(
        api.PATCH("/api/v1/course-sessions/{id}", {
          params: { path: { id }, header: { "If-Match": `"${version}"` } },
          body: change,
        }),
      ),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["availability"] });
      void client.invalidateQueries({ queryKey: ["bookings"] });
    },
  });
}
