import { expect, it } from "vitest";
import { allPages } from "./pages";

it("a list is read to its end, page by page", async () => {
  const asked: unknown[] = [];
  const pages = [
    { items: [1, 2], nextCursor: "a" },
    { items: [3], nextCursor: null },
  ];
  const all = await allPages((cursor) => {
    asked.push(cursor);
    return Promise.resolve(pages[asked.length - 1] ?? { items: [] });
  });
  expect(all).toEqual([1, 2, 3]);
  expect(asked).toEqual([{}, { cursor: "a" }]);
});
