import { describe, expect, it } from "vitest";
import type { Booking, BookingStatus, WorkspaceState } from "@/lib/api/schema";
import { bookingCan, pollEvery } from "./rules";

const ALL: BookingStatus[] = [
  "pending",
  "approved",
  "active",
  "completed",
  "rejected",
  "cancelled",
  "expired",
  "failed",
];
const owner = { id: "u1", role: "student" as const };

function aBooking(status: BookingStatus, state?: WorkspaceState): Booking {
  const window = { startsAt: "2026-12-01T09:00:00Z", endsAt: "2026-12-01T10:00:00Z" };
  return {
    id: "b1",
    kind: "compute",
    status,
    ...window,
    title: "Train the model",
    user: { id: "u1", name: "Sam" },
    resource: { id: "n1", name: "quay-1", kind: "node" },
    compute: { cores: 1, memoryGb: 1, gpus: 0, environmentId: "e1", environmentName: "JupyterLab", nodeTags: [] },
    placement: { nodeId: "n1", nodeName: "quay-1", gpuUuids: [] },
    ...(state ? { workspace: { state, generation: 1, from: window.startsAt, until: window.endsAt } } : {}),
    may: [],
    version: 0,
    createdAt: window.startsAt,
    updatedAt: window.startsAt,
  };
}

const allowing = (can: (booking: Booking) => { yes: boolean }) =>
  ALL.filter((status) => can(aBooking(status, "running")).yes);

describe("what a booking allows", () => {
  it("only a pending one is decided", () => expect(allowing(bookingCan.decide)).toEqual(["pending"]));
  it("one that has not begun is cancelled", () => expect(allowing(bookingCan.cancel)).toEqual(["pending", "approved"]));
  it("only a running one is ended", () => expect(allowing(bookingCan.end)).toEqual(["active"]));
  it("an approved or running one is extended", () =>
    expect(allowing(bookingCan.extend)).toEqual(["approved", "active"]));
  it("one that has not begun is moved", () => expect(allowing(bookingCan.move)).toEqual(["pending", "approved"]));
  it("only a running one is connected to", () =>
    expect(allowing((booking) => bookingCan.connect(booking, owner))).toEqual(["active"]));

  it("a refusal always says why", () => {
    for (const status of ALL) {
      for (const can of [bookingCan.decide, bookingCan.cancel, bookingCan.end, bookingCan.extend, bookingCan.move]) {
        const verdict = can(aBooking(status));
        expect(verdict.yes || verdict.why.length > 0).toBe(true);
      }
    }
  });

  it("nobody connects before the workspace runs", () => {
    expect(bookingCan.connect(aBooking("active", "starting"), owner).why).toBe("Your workspace is not running yet.");
  });

  it("nobody but the owner and admins connects", () => {
    const running = aBooking("active", "running");
    expect(bookingCan.connect(running, { id: "u2", role: "staff" }).why).toBe("It belongs to somebody else.");
    expect(bookingCan.connect(running, { id: "u2", role: "admin" }).yes).toBe(true);
  });

  it("one that is stopping is neither ended again nor extended", () => {
    const stopping = aBooking("active", "stopping");
    expect(bookingCan.end(stopping).yes).toBe(false);
    expect(bookingCan.extend(stopping).yes).toBe(false);
  });
});

describe("how often to ask again", () => {
  const start = Date.parse("2026-12-01T09:00:00Z");

  const near = start - 60_000;
  const polling = { live: false, usuallyMs: 30_000 };
  const live = { live: true, usuallyMs: 120_000 };

  it("never for what is over", () =>
    expect(pollEvery([aBooking("completed"), aBooking("rejected")], near, polling)).toBe(false));
  it("as ever for an empty list, where something may turn up", () => expect(pollEvery([], near, polling)).toBe(30_000));
  it("as ever while somebody may decide", () => expect(pollEvery([aBooking("pending")], near, polling)).toBe(30_000));
  it("as ever while the start is far", () =>
    expect(pollEvery([aBooking("approved")], start - 3_600_000, polling)).toBe(30_000));
  it("often when the start is near", () => expect(pollEvery([aBooking("approved")], near, polling)).toBe(2_000));
  it("hardly while the stream tells", () => expect(pollEvery([aBooking("approved")], near, live)).toBe(120_000));
});
