import { describe, expect, it } from "vitest";
import { syncJob } from "@/mock/portals";
import { dataOf } from "./follow";
import { outcomeOf, progressOf, stateOf } from "./words";

describe("a sync in words", () => {
  it("says how far it is", () => {
    const running = syncJob("stage-door", { status: "running" });
    expect(progressOf({ ...running, progress: { phase: "Signing in", rowsSeen: 0, rowsSaved: 0 } })).toBe("Signing in");
    expect(progressOf({ ...running, progress: { phase: "Reading", rowsSeen: 120, rowsSaved: 100 } })).toBe(
      "Reading: 120 bookings",
    );
  });

  it("names each kind of failure differently", () => {
    const kinds = ["wrong-credentials", "layout-changed", "timed-out", "portal-down", "internal"] as const;
    const names = kinds.map(
      (kind) => outcomeOf(syncJob("a", { status: "failed", failure: { kind, message: "" } })).text,
    );
    expect(new Set(names).size).toBe(kinds.length);
  });

  it("tells a portal that refuses from one that was never tried", () => {
    const portal = { portal: "a", name: "A", connected: true };
    expect(stateOf({ ...portal, state: "wrong-credentials" }).text).toBe("Sign-in refused");
    expect(stateOf({ ...portal, state: "untried" }).text).toBe("Not read yet");
  });
});

it("an event's data is what it says, without its name and comments", () => {
  expect(dataOf('event:progress\ndata:{"a":1}')).toBe('{"a":1}');
  expect(dataOf(":still there")).toBe("");
});
