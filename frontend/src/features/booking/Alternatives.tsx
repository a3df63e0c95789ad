import type { Alternative, Problem } from "@/lib/api/problem";
import { dayAndTime, timeOf } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";

interface AlternativesProps {
  problem: Pick<Problem, "message" | "alternatives">;
  onTake: (alternative: Alternative) => void;
  busy?: boolean;
  /** The branch of a room that is in another than the wished one. */
  elsewhere?: (resourceId: string) => string | undefined;
  /** What one click does. */
  offer?: string;
  advice: string;
}

/** Taken: what is free instead, each a click away. */
export function Alternatives({
  problem,
  onTake,
  busy,
  elsewhere,
  offer = "These are free. One click books it:",
  advice,
}: AlternativesProps) {
  const zone = useZone();
  return (
    <div role="alert" className="grid gap-2 rounded-lg bg-buoy-wash p-4 text-sm">
      <p className="font-medium text-buoy">{problem.message}</p>
      {problem.alternatives.length === 0 ? (
        <p>{advice}</p>
      ) : (
        <>
          <p>{offer}</p>
          {problem.alternatives.map((alternative) => (
            <Button
              key={`${alternative.startsAt}${alternative.resource?.id}`}
              small
              busy={busy ?? false}
              className="h-auto justify-between gap-x-4 py-1.5 text-left"
              onClick={() => onTake(alternative)}
            >
              {dayAndTime(alternative.startsAt, zone)} – {timeOf(alternative.endsAt, zone)}
              <span className="text-right text-ink-soft">
                {[alternative.resource.name, elsewhere?.(alternative.resource.id)].filter(Boolean).join(", ")}
              </span>
            </Button>
          ))}
        </>
      )}
    </div>
  );
}
