import { type ReactNode, useState } from "react";
import type { Booking } from "@/lib/api/schema";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Page";
import { lineOf, type Usage, useUsage } from "./usage";
import type { WatchState } from "./watch";

const GIGABYTE = 2 ** 30;

const stateWords: Record<WatchState, string> = {
  opening: "Asking the machine …",
  live: "The first figures come within half a minute.",
  lost: "The machine does not answer. Trying again …",
  ended: "The workspace has ended.",
};

/** What the workspace uses of its machine. It is asked for only when somebody opens it, as the history notes an admin's look. */
export function WorkspaceUsage({ booking }: { booking: Booking }) {
  const [open, setOpen] = useState(false);
  return (
    <Card className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">In use</h2>
        <Button small aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Hide what is used" : "Show what is used"}
        </Button>
      </div>
      {open && <OpenUsage booking={booking} />}
    </Card>
  );
}

function OpenUsage({ booking }: { booking: Booking }) {
  const { moments, state } = useUsage(booking.id);
  const now = moments.at(-1);
  if (!now || !booking.compute) {
    return (
      <p role="status" className="text-sm text-ink-soft">
        {stateWords[state]}
      </p>
    );
  }
  const { cores, memoryGb } = booking.compute;
  const graphics = now.gpus.map((gpu, index) => ({ ...gpu, name: now.gpus.length > 1 ? `GPU ${index + 1}` : "GPU" }));
  return (
    <>
      {state !== "live" && (
        <p role="status" className="text-sm text-ink-soft">
          {stateWords[state]}
        </p>
      )}
      <dl className="grid gap-4 sm:grid-cols-2">
        <Measure name="Cores" moments={moments} most={cores} value={(one) => one.cores}>
          {now.cores.toFixed(1)} of {cores}
        </Measure>
        <Measure name="Memory" moments={moments} most={memoryGb * GIGABYTE} value={(one) => one.memoryBytes}>
          {gigabytes(now.memoryBytes)} of {memoryGb} GB
        </Measure>
        {graphics.map(({ uuid, name, percent, memoryBytes }) => (
          <Measure
            key={uuid}
            name={name}
            moments={moments}
            most={100}
            value={(one) => one.gpus.find((gpu) => gpu.uuid === uuid)?.percent ?? 0}
          >
            {percent} %, {gigabytes(memoryBytes)} GB
          </Measure>
        ))}
        {now.diskBytes !== undefined && (
          <div>
            <dt className="text-sm text-ink-soft">Written to its disk</dt>
            <dd className="font-semibold">{gigabytes(now.diskBytes)} GB</dd>
          </div>
        )}
      </dl>
      <p className="text-sm text-ink-soft">The last hour, every ten seconds.</p>
    </>
  );
}

interface MeasureProps {
  name: string;
  moments: Usage[];
  most: number;
  value: (one: Usage) => number;
  children: ReactNode;
}

/** The figure says it; the line beside it shows how it came about. */
function Measure({ name, moments, most, value, children }: MeasureProps) {
  return (
    <div className="grid gap-1">
      <dt className="text-sm text-ink-soft">{name}</dt>
      <dd className="grid gap-1">
        <span className="font-semibold">{children}</span>
        <svg
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          aria-hidden="true"
          className="h-16 w-full rounded-lg bg-sunken text-sea"
        >
          <polyline
            points={lineOf(moments, value, most)}
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </dd>
    </div>
  );
}

function gigabytes(bytes: number): string {
  return (bytes / GIGABYTE).toFixed(1);
}
