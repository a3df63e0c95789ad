import { expect, it } from "vitest";
import type { Board, RefreshedSource } from "@/lib/api/schema";
import { syncJob } from "@/mock/portals";
import { hasArrived, type Reading, reportOf } from "./refresh";

const EARLIER = "2026-12-01T08:00:00Z";
const STARTED = "2026-12-01T09:00:00Z";
const LATER = "2026-12-01T09:00:05Z";

function source(name: string, roomIds: string[], reason?: RefreshedSource["reason"]): RefreshedSource {
  return { sourceId: name, name, jobId: name, roomIds, ...(reason ? { reason } : {}) };
}

const well = (one: RefreshedSource): Reading => ({ source: one, job: syncJob("", { startedAt: STARTED }) });
const badly = (one: RefreshedSource): Reading => ({
  source: one,
  job: syncJob("", { status: "failed", startedAt: STARTED, failure: { kind: "portal-down", message: "It is down." } }),
});

function board(rooms: { id: string; lastUpdatedAt: string; stale?: boolean }[]): Board {
  const common = { name: "", location: "", capacity: 1, status: "open", source: "libcal", stale: false };
  return {
    branches: [{ name: "b", timeZone: "UTC", closing: [], rooms: rooms.map((room) => ({ ...common, ...room })) }],
    days: [],
    lastUpdatedAt: STARTED,
    stale: false,
  };
}

it("what was read has arrived when every room of its source is as new as the reading", () => {
  const readings = [well(source("library", ["1", "2"]))];
  expect(
    hasArrived(
      board([
        { id: "1", lastUpdatedAt: LATER },
        { id: "2", lastUpdatedAt: EARLIER },
      ]),
      readings,
    ),
  ).toBe(false);
  expect(
    hasArrived(
      board([
        { id: "1", lastUpdatedAt: LATER },
        { id: "2", lastUpdatedAt: LATER },
      ]),
      readings,
    ),
  ).toBe(true);
});

it("what could not be read has arrived when its rooms are marked, whatever else fills them", () => {
  const readings = [well(source("library", ["1"])), badly(source("choir", ["1"]))];
  expect(hasArrived(board([{ id: "1", lastUpdatedAt: LATER }]), readings)).toBe(false);
  expect(hasArrived(board([{ id: "1", lastUpdatedAt: EARLIER, stale: true }]), readings)).toBe(true);
});

it("rooms that are not on the board, and sources that are gone, are not waited for", () => {
  expect(hasArrived(board([]), [well(source("library", ["1"])), { source: source("choir", ["2"]) }])).toBe(true);
});

it("the report names each source, what went wrong first", () => {
  const said = reportOf([
    well(source("Library", ["1"])),
    well(source("Theatre", ["2"], "just-read")),
    badly(source("Choir", ["3"])),
    { source: source("Club", ["4"]) },
  ]).map(({ text }) => text);
  expect(said).toEqual([
    "Choir could not be read. It is down.",
    "Library: 40 new.",
    "Theatre was read less than a minute ago.",
    "Club was removed meanwhile.",
  ]);
});
