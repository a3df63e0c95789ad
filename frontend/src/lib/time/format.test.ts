import { describe, expect, it } from "vitest";
import { agoOf, countdown, duration, spanOf, zoneName } from "./format";

describe("times in words", () => {
  const now = new Date("2026-12-01T08:00:00Z");

  it("says today and tomorrow in the person's zone, not in UTC", () => {
    expect(spanOf("2026-12-01T09:00:00Z", "2026-12-01T11:00:00Z", "Europe/Berlin", now)).toBe("Today, 10:00–12:00");
    expect(spanOf("2026-12-01T23:30:00Z", "2026-12-02T00:30:00Z", "Europe/Berlin", now)).toBe("Tomorrow, 00:30–01:30");
  });

  it("names both days when a booking crosses midnight", () => {
    expect(spanOf("2026-12-04T22:00:00Z", "2026-12-05T00:00:00Z", "Europe/Berlin", now)).toBe(
      "Fri 4 Dec, 23:00 – Sat 5 Dec, 01:00",
    );
  });

  it("counts down in seconds only near the end", () => {
    expect(countdown(65_000)).toBe("1:05");
    expect(countdown(20 * 60_000)).toBe("20 min");
    expect(countdown(90 * 60_000)).toBe("1 h 30 min");
    expect(countdown(-5)).toBe("0:00");
  });

  it("says whose zone it is", () => {
    expect(zoneName("Europe/Berlin", now)).toBe("Europe/Berlin (UTC+1)");
    expect(zoneName("UTC", now)).toBe("UTC");
  });

  it("says durations and ages the way people do", () => {
    expect(duration(45)).toBe("45 min");
    expect(duration(90)).toBe("1 h 30 min");
    expect(agoOf("2026-12-01T07:59:30Z", now.getTime())).toBe("30 s ago");
  });
});
