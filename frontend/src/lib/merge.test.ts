import { describe, expect, it } from "vitest";
import { changed, merge } from "./merge";

describe("when somebody else saved first", () => {
  const base = { name: "Reading room", capacity: 12, tags: ["quiet"] };

  it("takes over what only they changed and keeps what this person changed", () => {
    const mine = { ...base, capacity: 14 };
    const theirs = { ...base, name: "Large reading room" };
    expect(merge(base, mine, theirs)).toEqual({
      draft: { name: "Large reading room", capacity: 14, tags: ["quiet"] },
      disputed: [],
      taken: ["name"],
    });
  });

  it("keeps this person's value where both changed it, and says so", () => {
    const merged = merge(base, { ...base, capacity: 14 }, { ...base, capacity: 10 });
    expect(merged).toMatchObject({ draft: { capacity: 14 }, disputed: ["capacity"] });
  });

  it("sees no dispute where both changed it alike, lists included", () => {
    const alike = { ...base, tags: ["quiet", "projector"] };
    expect(merge(base, alike, { ...alike })).toEqual({ draft: alike, disputed: [], taken: [] });
  });

  it("tells a PATCH only what is different", () => {
    expect(changed(base, { ...base, capacity: 14, tags: ["quiet"] })).toEqual({ capacity: 14 });
  });
});
