import { useState } from "react";
import { Link } from "react-router";
import type { Node } from "@/lib/api/schema";
import { agoOf, exactTime } from "@/lib/time/format";
import { useNow } from "@/lib/time/useNow";
import { useZone } from "@/lib/time/zone";
import { Bar } from "@/ui/Bar";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Card } from "@/ui/Page";
import { MaintenanceButton } from "./MaintenanceButton";
import { NodeDialog } from "./NodeDialog";
import { NodeStatusChip } from "./NodeStatusChip";
import { WakeButton } from "./WakeButton";

export function NodeCard({ node, path }: { node: Node; path: string }) {
  const zone = useZone();
  const now = useNow(5_000);
  const [editing, setEditing] = useState(false);
  return (
    <Card className="grid content-start gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">
          <Link to={path} className="underline-offset-2 hover:underline">
            {node.name}
          </Link>
        </h2>
        <NodeStatusChip node={node} />
      </div>
      {node.reason && <p className="text-sm text-ink-soft">{node.reason}</p>}
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
      <div className="flex flex-wrap gap-2">
        <MaintenanceButton node={node} />
        <Button small look="quiet" onClick={() => setEditing(true)}>
          Edit
        </Button>
        {node.status !== "online" && !node.revoked && <WakeButton node={node} />}
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
