import { describe, expect, it } from "vitest";
import type { Booking } from "@/lib/api/schema";
import { endingSoon, isLastCall } from "./ending";

const NOW = Date.parse("2026-12-01T10:00:00Z");
const ends = (seconds: number, part: Partial<Booking> = {}) => ({
  status: "active" as Booking["status"],
  kind: "compute" as Booking["kind"],
  endsAt: new Date(NOW + seconds * 1000).toISOString(),
  ...part,
});

describe("a booking that ends soon", () => {
  it("is one that runs and ends within ten minutes, the first to end first", () => {
    const first = ends(60);
    const second = ends(600);
    expect(endingSoon([second, ends(601), first, ends(0), ends(60, { status: "approved" })], NOW)).toEqual([
      first,
      second,
    ]);
  });

  it("is no course, which nobody extends", () => {
    expect(endingSoon([ends(60, { kind: "course" })], NOW)).toEqual([]);
  });

  it("is urgent in its last two minutes", () => {
    expect(isLastCall(ends(120), NOW)).toBe(true);
    expect(isLastCall(ends(121), NOW)).toBe(false);
  });
});
