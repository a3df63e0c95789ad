import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { feedCaches } from "./caches";

const day = { from: "2026-12-01T00:00:00Z", to: "2026-12-02T00:00:00Z" };
const course = {
  resourceId: "c1",
  kind: "course",
  from: "2026-12-01T09:00:00Z",
  to: "2026-12-01T11:00:00Z",
  seatsLeft: 4,
  capacity: 12,
  state: "free" as const,
  version: 7,
};
const room = { resourceId: "r1", kind: "room", from: "2026-12-01T09:00:00Z", to: "2026-12-01T10:00:00Z", version: 1 };

describe("what the stream tells", () => {
  let client: QueryClient;
  const shown = ["availability", "calendar", { kind: "course", ...day }];
  const items = () => client.getQueryData<{ items: { seatsLeft: number }[] }>(shown)?.items;
  const old = (queryKey: unknown[]) => client.getQueryState(queryKey)?.isInvalidated;

  beforeEach(() => {
    vi.useFakeTimers();
    client = new QueryClient();
    client.setQueryData(shown, {
      items: [{ resourceId: "c1", seatsLeft: 5, version: 6, startsAt: course.from, endsAt: course.to }],
    });
    return () => vi.useRealTimers();
  });

  function tell(...changes: Parameters<ReturnType<typeof feedCaches>["take"]>[0][]) {
    const caches = feedCaches(client);
    for (const change of changes) caches.take(change);
    vi.advanceTimersByTime(1000);
  }

  it("writes a course's seats into place, and asks nobody", () => {
    tell({ type: "availability", change: course });
    expect(items()).toMatchObject([{ seatsLeft: 4, capacity: 12, state: "free", version: 7 }]);
    expect(old(shown)).toBe(false);
  });

  it("never puts an older count over a newer one", () => {
    tell(
      { type: "availability", change: course },
      { type: "availability", change: { ...course, seatsLeft: 9, version: 5 } },
    );
    expect(items()).toMatchObject([{ seatsLeft: 4 }]);
  });

  it("asks anew when a session has no seats left or moved: it may be cancelled, or elsewhere", () => {
    tell({ type: "availability", change: { ...course, seatsLeft: 0, state: "full" } });
    expect(items()).toMatchObject([{ seatsLeft: 0 }]);
    expect(old(shown)).toBe(true);
  });

  it("asks anew only for what the change touches", () => {
    const search = (about: object) => ["availability", "search", about];
    const touched = search({ kind: "room", ...day });
    const others = [
      search({ kind: "compute", ...day }),
      search({ kind: "room", from: "2026-12-01T10:00:00Z", to: "2026-12-02T00:00:00Z" }),
      search({ kind: "room", ...day, resourceId: "r2" }),
    ];
    for (const key of [touched, ...others]) client.setQueryData(key, {});
    tell({ type: "availability", change: room });
    expect(old(touched)).toBe(true);
    expect(others.map(old)).toEqual([false, false, false]);
  });

  it("knows that the stream says node where a search says compute", () => {
    const search = ["availability", "search", { kind: "compute", ...day }];
    client.setQueryData(search, {});
    tell({ type: "availability", change: { ...room, kind: "node" } });
    expect(old(search)).toBe(true);
  });
});
