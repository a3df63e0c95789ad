import type { Node } from "@/lib/api/schema";

/** booking-service places on every node in service but those in maintenance. One that sleeps or is offline is for later starts. */
export function placeable(node: Node): boolean {
  return node.status !== "maintenance" && !node.revoked;
}

/** No machine is behind a node with this tag: only who asks for the tag is placed there. */
const SIMULATED = "simulated";

/** The most that one booking with these tags can ask for: one machine must hold it whole. */
export function boundsOf(
  nodes: readonly Node[],
  tags: readonly string[] = [],
): { cores: number; memoryGb: number; gpus: number } {
  const fit = nodes.filter((node) => placeable(node) && (tags.includes(SIMULATED) || !node.tags.includes(SIMULATED)));
  return {
    cores: Math.max(1, ...fit.map((node) => node.cores)),
    memoryGb: Math.max(1, ...fit.map((node) => node.memoryGb)),
    gpus: Math.max(0, ...fit.map((node) => node.gpus.length)),
  };
}

export function tagsOf(nodes: readonly Node[]): string[] {
  return [...new Set(nodes.filter(placeable).flatMap((node) => node.tags))].sort();
}

export function roomOf(node: Node): string {
  return `${node.used.cores} of ${node.cores} cores in use, ${node.status}`;
}

export function splitTags(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter(Boolean))];
}
