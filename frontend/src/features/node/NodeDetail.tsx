import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { Node, NodeTimeline } from "@/lib/api/schema";
import { agoOf, dayAndTime, exactTime, spanOf } from "@/lib/time/format";
import { iso, SLOT_MS } from "@/lib/time/instants";
import { useNow } from "@/lib/time/useNow";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { ErrorNote, Note, SkeletonList } from "@/ui/Notes";
import { Card, Page } from "@/ui/Page";
import { nodeById, timelineOf, useAcceptCapacity } from "./api";
import { MaintenanceButton } from "./MaintenanceButton";
import { NodeLoad } from "./NodeCard";
import { NodeDialog } from "./NodeDialog";
import { NodeStatusChip } from "./NodeStatusChip";
import { RetireButton } from "./RetireButton";
import { RevokeButton } from "./RevokeButton";
import { UsesChart } from "./UsesChart";
import { WakeButton } from "./WakeButton";

const DAY_MS = 86_400_000;
const AHEAD_MS = 6 * DAY_MS;

interface NodeDetailProps {
  id: string;
  bookingPath: (id: string) => string;
  onRetired: () => void;
  notFound: ReactNode;
  /** What happened to it, the newest first. */
  events: ReactNode;
}

export function NodeDetail({ id, bookingPath, onRetired, notFound, events }: NodeDetailProps) {
  const found = useQuery(nodeById(id));
  if (found.isPending) {
    return (
      <Page title="Node">
        <SkeletonList rows={2} label="Loading the node" />
      </Page>
    );
  }
  if (found.isError) {
    const status = "status" in found.error ? found.error.status : undefined;
    if (status === 404 || status === 400) return notFound;
    return (
      <Page title="Node">
        <ErrorNote error={found.error} retry={() => void found.refetch()} />
      </Page>
    );
  }
  const node = found.data;
  return (
    <Page title={node.name} lead={node.reason}>
      <div className="grid gap-6 lg:grid-cols-[3fr_2fr] lg:items-start">
        <div className="grid min-w-0 gap-6">
          <Card className="grid gap-4">
            <NodeStatusChip node={node} />
            <NodeLoad node={node} />
            <Offer node={node} />
            <Actions node={node} onRetired={onRetired} />
          </Card>
          <OverTime node={node} bookingPath={bookingPath} />
        </div>
        <div className="grid min-w-0 gap-6">
          <Card>
            <Facts node={node} />
          </Card>
          <section aria-labelledby="events" className="grid gap-3">
            <h2 id="events" className="text-lg font-semibold">
              What happened
            </h2>
            {events}
          </section>
        </div>
      </div>
    </Page>
  );
}

function Actions({ node, onRetired }: { node: Node; onRetired: () => void }) {
  const [editing, setEditing] = useState(false);
  return (
    <div className="flex flex-wrap gap-2">
      <MaintenanceButton node={node} />
      {node.status !== "online" && !node.revoked && <WakeButton node={node} />}
      <Button small look="quiet" onClick={() => setEditing(true)}>
        Edit
      </Button>
      {!node.revoked && <RevokeButton node={node} />}
      <RetireButton node={node} onRetired={onRetired} />
      {editing && <NodeDialog node={node} onClose={() => setEditing(false)} />}
    </div>
  );
}

/** The machine has more than was agreed when it joined. */
function Offer({ node }: { node: Node }) {
  const accept = useAcceptCapacity(node.id);
  if (!node.offered) return null;
  const { cores, memoryGb, gpus } = node.offered;
  return (
    <Note tone="warn">
      <p>
        The machine says that it has {cores} cores, {memoryGb} GB of memory and {gpus.length} GPUs. More than before
        counts only when you agree.
      </p>
      <div className="mt-2">
        <Button
          small
          busy={accept.isPending}
          onClick={() => accept.mutate(undefined, { onSuccess: () => announce(`${node.name} has grown.`, "good") })}
        >
          Agree
        </Button>
      </div>
      <ErrorNote error={accept.error} />
    </Note>
  );
}

function OverTime({ node, bookingPath }: { node: Node; bookingPath: (id: string) => string }) {
  const now = useNow(60_000);
  const slot = Math.floor(now / SLOT_MS) * SLOT_MS;
  const timeline = useQuery(timelineOf(node.id, iso(slot - DAY_MS), iso(slot + AHEAD_MS)));
  if (timeline.isPending) return <SkeletonList rows={2} label="Loading what is booked" />;
  if (timeline.isError) return <ErrorNote error={timeline.error} retry={() => void timeline.refetch()} />;
  return (
    <>
      <Card className="grid gap-3">
        <h2 className="text-lg font-semibold">Booked, yesterday to next week</h2>
        <UsesChart node={node} uses={timeline.data.uses} />
      </Card>
      <Card className="grid gap-3">
        <h2 className="text-lg font-semibold">What runs and comes</h2>
        <Coming
          bookings={timeline.data.bookings.filter(({ endsAt }) => Date.parse(endsAt) > now)}
          bookingPath={bookingPath}
        />
      </Card>
    </>
  );
}

function Coming({
  bookings,
  bookingPath,
}: {
  bookings: NodeTimeline["bookings"];
  bookingPath: (id: string) => string;
}) {
  const zone = useZone();
  if (bookings.length === 0) return <p className="text-ink-soft">Nothing until next week.</p>;
  return (
    <ul className="grid gap-2">
      {bookings.map((one) => (
        <li key={one.id} className="min-w-0 break-words">
          <Link to={bookingPath(one.id)} className="font-medium underline underline-offset-2">
            {one.title}
          </Link>
          , {one.userName}
          <span className="block text-sm text-ink-soft">
            {one.status === "active" ? "runs" : one.status}, {spanOf(one.startsAt, one.endsAt, zone)}, {one.cores}{" "}
            cores, {one.memoryGb} GB{one.gpus > 0 && `, ${one.gpus} GPUs`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Facts({ node }: { node: Node }) {
  const zone = useZone();
  const now = useNow(5_000);
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[auto_1fr]">
      <Fact term="Last contact">
        <time dateTime={node.lastSeenAt} title={exactTime(node.lastSeenAt, zone)}>
          {agoOf(node.lastSeenAt, now)}
        </time>
      </Fact>
      <Fact term="Site">{node.site}</Fact>
      <Fact term="Tags">{node.tags.join(", ") || "none"}</Fact>
      <Fact term="MAC address">{node.mac ?? "not known, so it cannot be woken"}</Fact>
      {node.wakeSeconds !== undefined && (
        <Fact term="Wakes within">{Math.ceil(node.wakeSeconds / 60)} minutes, as its past wakes say</Fact>
      )}
      <Fact term="Agent">
        {node.agentVersion}
        {node.runtime && `, ${node.runtime === "process" ? "without isolation, for trying out" : node.runtime}`}
      </Fact>
      {node.maintenance && (
        <Fact term="Maintenance">
          {node.maintenance.from ? `from ${dayAndTime(node.maintenance.from, zone)} ` : ""}
          {node.maintenance.until ? `until ${dayAndTime(node.maintenance.until, zone)}` : "until somebody ends it"}
        </Fact>
      )}
      <Fact term="GPUs">
        <List of={node.gpus.map(({ model, uuid }) => `${model}, ${uuid}`)} />
      </Fact>
      <Fact term="Images">
        <List of={node.images} />
      </Fact>
    </dl>
  );
}

function List({ of }: { of: string[] }) {
  if (of.length === 0) return "none";
  return (
    <ul className="grid gap-1">
      {of.map((one) => (
        <li key={one} className="break-all">
          {one}
        </li>
      ))}
    </ul>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-ink-soft">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
