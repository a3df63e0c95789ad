import { describe, expect, it } from "vitest";
import { audienceOf, isNarrower } from "./words";

const everybody = { enabled: true, percentage: 100, roles: [], people: [] };

describe("who may book", () => {
  it("is said in one line", () => {
    expect(audienceOf(everybody)).toBe("Open to everybody");
    expect(audienceOf({ ...everybody, enabled: false })).toBe("Closed to everybody");
    expect(audienceOf({ enabled: true, percentage: 10, roles: ["staff"], people: ["a", "b"] })).toBe(
      "Open to 10 % of all people, staff and 2 people by name",
    );
    expect(audienceOf({ ...everybody, percentage: 0 })).toMatch(/nobody/);
  });

  it("is asked about only when somebody would lose it", () => {
    expect(isNarrower(everybody, { ...everybody, enabled: false })).toBe(true);
    expect(isNarrower(everybody, { ...everybody, percentage: 50 })).toBe(true);
    expect(isNarrower({ ...everybody, roles: ["staff"] }, everybody)).toBe(true);
    expect(isNarrower({ ...everybody, percentage: 10 }, everybody)).toBe(false);
    expect(isNarrower({ ...everybody, enabled: false }, everybody)).toBe(false);
  });
});
