import { describe, expect, it } from "vitest";
import type { Node } from "@/lib/api/schema";
import { boundsOf } from "./rules";

const node = (tags: string[], cores: number) =>
  ({ status: "online", tags, cores, memoryGb: 8, gpus: [] }) as unknown as Node;

describe("what one booking can ask for", () => {
  it("is not what a simulated node has, unless the wish names the tag", () => {
    const nodes = [node([], 4), node(["simulated"], 48)];
    expect(boundsOf(nodes).cores).toBe(4);
    expect(boundsOf(nodes, ["simulated"]).cores).toBe(48);
  });
});
