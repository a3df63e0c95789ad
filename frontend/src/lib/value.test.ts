import { expect, it } from "vitest";
import { fieldWords, valueWords } from "./value";

it("says whatever was written down", () => {
  const said = (value: unknown) => valueWords(value, "Europe/Berlin");
  expect(said(null)).toBe("none");
  expect(said(false)).toBe("no");
  expect(said(12)).toBe("12");
  expect(said("2026-12-01T09:00:00Z")).toBe("Tue 1 Dec, 10:00");
  expect(said(["cuda", "ssd"])).toBe("cuda, ssd");
  expect(said([])).toBe("none");
  expect(said([{ day: "monday", opens: "08:00", closes: "20:00" }])).toBe("monday 08:00 20:00");
});

it("says a field's name as people would", () => {
  expect(fieldWords("openingHours")).toBe("Opening hours");
  expect(fieldWords("workspace.state")).toBe("Workspace state");
  expect(fieldWords("name")).toBe("Name");
});
