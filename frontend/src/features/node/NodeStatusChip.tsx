import type { Node, NodeStatus } from "@/lib/api/schema";
import { Chip, type ChipTone } from "@/ui/Chip";

const tones: Record<NodeStatus, ChipTone> = {
  online: "moss",
  offline: "flare",
  asleep: "sky",
  waking: "sky",
  maintenance: "buoy",
};
const words: Record<NodeStatus, string> = {
  online: "Online",
  offline: "Offline",
  asleep: "Asleep",
  waking: "Waking",
  maintenance: "Maintenance",
};

export function NodeStatusChip({ node }: { node: Node }) {
  return (
    <Chip tone={tones[node.status]} dot>
      {node.revoked ? "Revoked" : words[node.status]}
    </Chip>
  );
}
