import { describe, expect, it } from "vitest";
import { standingOf } from "./words";

const now = Date.parse("2026-12-01T12:00:00Z");
const read = { enabled: true, stale: false, lastSucceededAt: "2026-12-01T11:00:00Z" };

describe("how reading a source goes", () => {
  it("says when it was read", () => {
    expect(standingOf(read, now).text).toBe("Read 60 min ago");
  });

  it("says that what it has is old, and how old", () => {
    expect(standingOf({ ...read, stale: true }, now)).toEqual({ text: "Stale, read 60 min ago", tone: "flare" });
  });

  it("tells one that was never read from one that could not be", () => {
    expect(standingOf({ enabled: true, stale: false }, now).text).toBe("Not read yet");
    expect(standingOf({ enabled: true, stale: true }, now).text).toBe("Never read");
  });

  it("says first that it is off, then that it is being read", () => {
    expect(standingOf({ ...read, enabled: false, runningJob: "1" }, now).text).toBe("Switched off");
    expect(standingOf({ ...read, runningJob: "1" }, now).text).toBe("Being read");
  });
});
