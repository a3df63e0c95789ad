import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Bar } from "@/ui/Bar";
import { ErrorNote, Skeleton, SkeletonList } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { stats } from "./api";

const UsageChart = lazy(() => import("./UsageChart").then(({ UsageChart }) => ({ default: UsageChart })));

export function Dashboard() {
  const now = useQuery(stats());
  if (now.isPending) return <SkeletonList rows={2} label="Loading the counts" />;
  if (now.isError) return <ErrorNote error={now.error} retry={() => void now.refetch()} />;
  const { bookings, nodes, capacity, usage } = now.data;
  return (
    <div className="grid gap-4">
      <dl className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        <Count label="Pending" value={bookings.pending} />
        <Count label="Running" value={bookings.active} />
        <Count label="Completed today" value={bookings.completedToday} />
        <Count
          label="Nodes online"
          value={nodes.online}
          of={nodes.online + nodes.offline + nodes.asleep + nodes.waking + nodes.maintenance}
        />
      </dl>
      <div className="grid gap-4 lg:grid-cols-[2fr_3fr]">
        <Card className="grid content-start gap-3">
          <h2 className="font-semibold">In use now</h2>
          <Bar label="Cores" {...capacity.cores} />
          <Bar label="Memory" {...capacity.memoryGb} unit="GB" />
          <Bar label="GPUs" {...capacity.gpus} />
        </Card>
        <Card className="grid content-start gap-3">
          <h2 className="font-semibold">Cores, yesterday to tomorrow</h2>
          <Suspense fallback={<Skeleton className="h-40" />}>
            <UsageChart usage={usage} />
          </Suspense>
        </Card>
      </div>
    </div>
  );
}

function Count({ label, value, of }: { label: string; value: number; of?: number }) {
  return (
    <div className="rounded-2xl border border-line bg-surface px-5 py-4">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="text-3xl font-semibold">
        {value}
        {of !== undefined && <span className="text-lg font-normal text-ink-soft"> of {of}</span>}
      </dd>
    </div>
  );
}
