import type { Node, NodeTimeline } from "@/lib/api/schema";
import { dayAndTime } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { type Amount, peakOf, stepsOf } from "./uses";

const WIDTH = 1000;
const HEIGHT = 100;

export function UsesChart({ node, uses }: { node: Node; uses: NodeTimeline["uses"] }) {
  return (
    <div className="grid gap-4">
      <Row label="Cores" amount="cores" total={node.cores} uses={uses} />
      <Row label="Memory, GB" amount="memoryGb" total={node.memoryGb} uses={uses} />
      {node.gpus.length > 0 && <Row label="GPUs" amount="gpus" total={node.gpus.length} uses={uses} />}
    </div>
  );
}

interface RowProps {
  label: string;
  amount: Amount;
  total: number;
  uses: NodeTimeline["uses"];
}

function Row({ label, amount, total, uses }: RowProps) {
  const zone = useZone();
  const peak = peakOf(uses, amount);
  return (
    <figure className="grid gap-1">
      <figcaption className="flex justify-between gap-2 text-sm">
        <span>{label}</span>
        <span className="text-ink-soft">
          at most {peak} of {total}
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-14 w-full rounded-md bg-sunken"
        role="img"
        aria-label={`${label} that bookings take: at most ${peak} of ${total}`}
      >
        {stepsOf(uses, amount, total).map((step) => (
          <rect
            key={step.at}
            x={step.x * WIDTH}
            width={step.width * WIDTH}
            y={HEIGHT - step.height * HEIGHT}
            height={step.height * HEIGHT}
            className="fill-sea"
          >
            <title>{`from ${dayAndTime(step.at, zone)}`}</title>
          </rect>
        ))}
      </svg>
    </figure>
  );
}
