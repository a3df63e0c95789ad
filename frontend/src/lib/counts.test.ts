import { expect, it } from "vitest";
import { countsOf } from "./counts";

it("says what a sync changed, and nothing of what it did not", () => {
  expect(countsOf({ added: 3, updated: 0, unchanged: 80, vanished: 2 })).toBe("3 new, 2 gone");
  expect(countsOf({ added: 0, updated: 0, unchanged: 80, vanished: 0 })).toBe("Nothing new");
});
