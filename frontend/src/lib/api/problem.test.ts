import { expect, it } from "vitest";
import { Problem } from "./problem";

const errors = [
  { field: "compute.cores", message: "must be at least 1" },
  { field: "people[0]", message: "is nobody here" },
];

it("keeps the messages that no field of the form shows", () => {
  expect(new Problem(400, { errors }).beside(["cores"])).toEqual(["people[0]: Is nobody here."]);
  expect(new Problem(400, { errors }).beside(["cores", "people"])).toEqual([]);
});
