import { describe, expect, it } from "vitest";
import type { Environment } from "@/lib/api/schema";
import { againAs, askedIn, firstWish, missing, requestOf, windowOf, withEnvironment } from "./wish";

const bounds = { cores: 8, memoryGb: 16, gpus: 0 };
const environment: Environment = {
  id: "e1",
  name: "JupyterLab",
  image: "i",
  description: "",
  command: [],
  variables: {},
  ports: [8888],
  cores: 2,
  memoryGb: 32,
  gpus: 1,
  egress: "internet",
  capabilities: [],
  readOnlyRoot: false,
  enabled: true,
};

describe("the window that is asked for", () => {
  it("starts in the running quarter hour and is never longer than what was asked for", () => {
    expect(windowOf({ startNow: true, startsAt: "", minutes: 60 }, "2026-12-01T09:14:00Z")).toEqual({
      startsAt: "2026-12-01T09:00:00Z",
      endsAt: "2026-12-01T10:00:00Z",
    });
  });

  it("is exact when the minute is on the grid", () => {
    expect(windowOf({ startNow: true, startsAt: "", minutes: 60 }, "2026-12-01T09:00:00Z")).toEqual({
      startsAt: "2026-12-01T09:00:00Z",
      endsAt: "2026-12-01T10:00:00Z",
    });
  });

  it("is never longer than the longest duration", () => {
    expect(windowOf({ startNow: true, startsAt: "", minutes: 480 }, "2026-12-01T09:14:00Z").endsAt).toBe(
      "2026-12-01T17:00:00Z",
    );
  });
});

describe("the wish", () => {
  it("takes the environment's size within what the machines have", () => {
    expect(firstWish("2026-12-01T09:14:00Z", environment, bounds)).toMatchObject({
      cores: 2,
      memoryGb: 16,
      gpus: 0,
      title: "JupyterLab",
    });
  });

  it("keeps a title that was typed when the environment changes", () => {
    const wish = { ...firstWish("2026-12-01T09:14:00Z", environment, bounds), title: "Mine", titleTyped: true };
    expect(withEnvironment(wish, { ...environment, name: "VS Code" }, bounds).title).toBe("Mine");
  });

  it("leaves out what was not asked for", () => {
    const wish = firstWish("2026-12-01T09:14:00Z", environment, bounds);
    expect(requestOf(wish, { startsAt: "a", endsAt: "b" })).toEqual({
      kind: "compute",
      startsAt: "a",
      endsAt: "b",
      title: "JupyterLab",
      compute: { cores: 2, memoryGb: 16, gpus: 0, environmentId: "e1" },
    });
  });

  it("needs a title and an environment", () => {
    const wish = { ...firstWish("2026-12-01T09:14:00Z", undefined, bounds), title: "  " };
    expect(Object.keys(missing(wish))).toEqual(["title", "environmentId"]);
  });
});

it("books the same once more: everything but the time stands in the address", () => {
  const again = againAs({
    title: "Thesis",
    startsAt: "2026-12-01T09:00:00Z",
    endsAt: "2026-12-01T10:30:00Z",
    compute: {
      cores: 4,
      memoryGb: 8,
      gpus: 1,
      environmentId: "e2",
      environmentName: "VS Code",
      nodeTags: ["a", "b c"],
    },
  });
  expect(askedIn(new URLSearchParams(again.toString()))).toEqual({
    title: "Thesis",
    titleTyped: true,
    minutes: 90,
    environmentId: "e2",
    nodeTags: ["a", "b c"],
    cores: 4,
    memoryGb: 8,
    gpus: 1,
  });
});
