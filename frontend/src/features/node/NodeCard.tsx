import { useState } from "react";
import type { Node, NodeStatus } from "@/lib/api/schema";
import { agoOf, exactTime } from "@/lib/time/format";
import { useNow } from "@/lib/time/useNow";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Bar } from "@/ui/Bar";
import { Button } from "@/ui/Button";
import { Chip, type ChipTone } from "@/ui/Chip";
import { ErrorNote } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { useChangeNode } from "./api";
import { NodeDialog } from "./NodeDialog";
import { RevokeButton } from "./RevokeButton";

const tones: Record<NodeStatus, ChipTone> = { online: "moss", offline: "flare", asleep: "sky", maintenance: "buoy" };
const words: Record<NodeStatus, string> = {
  online: "Online",
  offline: "Offline",
  asleep: "Asleep",
  maintenance: "Maintenance",
};

export function NodeCard({ node }: { node: Node }) {
  const zone = useZone();
  const now = useNow(5_000);
  const [editing, setEditing] = useState(false);
  const change = useChangeNode();
  const resting = node.status === "maintenance";

  function toggle() {
    change.mutate(
      { id: node.id, changes: { status: resting ? "online" : "maintenance" } },
      {
        onSuccess: () =>
          announce(
            resting ? `${node.name} takes bookings again.` : `${node.name}: nothing new is placed there.`,
            "good",
          ),
      },
    );
  }

  return (
    <Card className="grid content-start gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">{node.name}</h2>
        <Chip tone={tones[node.status]} dot>
          {node.revoked ? "Revoked" : words[node.status]}
        </Chip>
      </div>
      <NodeLoad node={node} />
      <ul aria-label="Tags" className="flex flex-wrap gap-1.5">
        {node.site && (
          <li>
            <Chip tone="sea">{node.site}</Chip>
          </li>
        )}
        {node.tags.map((tag) => (
          <li key={tag}>
            <Chip>{tag}</Chip>
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-soft">
        {node.lastSeenAt ? (
          <>
            Last seen{" "}
            <time dateTime={node.lastSeenAt} title={exactTime(node.lastSeenAt, zone)}>
              {agoOf(node.lastSeenAt, now)}
            </time>
          </>
        ) : (
          "Never seen"
        )}
        {node.runtime && ` · ${node.runtime === "process" ? "no isolation, for trying out" : node.runtime}`}
        {node.agentVersion && ` · agent ${node.agentVersion}`}
        {node.load &&
          ` · busy ${Math.round(node.load.cpu * 100)} %, ${Math.round(node.load.memoryGbUsed)} GB of memory`}
      </p>
      <ErrorNote error={change.error} />
      <div className="flex flex-wrap gap-2">
        <Button small busy={change.isPending} aria-pressed={resting} onClick={toggle}>
          {resting ? "End maintenance" : "Maintenance"}
        </Button>
        <Button small look="quiet" onClick={() => setEditing(true)}>
          Edit
        </Button>
        {!node.revoked && <RevokeButton node={node} />}
      </div>
      {editing && <NodeDialog node={node} onClose={() => setEditing(false)} />}
    </Card>
  );
}

export function NodeLoad({ node }: { node: Node }) {
  return (
    <div className="grid gap-2.5">
      <Bar label="Cores" used={node.used.cores} total={node.cores} />
      <Bar label="Memory" used={node.used.memoryGb} total={node.memoryGb} unit="GB" />
      {node.gpus.length > 0 && <Bar label="GPUs" used={node.used.gpus} total={node.gpus.length} />}
    </div>
  );
}
