import { cx } from "@/lib/cx";
import { dayAndTime, timeOf } from "@/lib/time/format";
import { useNow } from "@/lib/time/useNow";
import { useZone } from "@/lib/time/zone";
import { hoursOf, type UsagePoint } from "./chart";

const WIDTH = 1000;
const HEIGHT = 260;

/** Plain SVG: one bar an hour is all it takes, and a chart library would be heavier than the rest of the page. */
export function UsageChart({ usage }: { usage: UsagePoint[] }) {
  const zone = useZone();
  const now = useNow(60_000);
  const { hours, top, nowX } = hoursOf(usage, now);
  if (hours.length === 0) return <p className="text-ink-soft">Nothing to show yet.</p>;
  const step = WIDTH / hours.length;
  const peak = hours.reduce((most, hour) => (hour.used > most.used ? hour : most));
  return (
    <figure className="grid gap-2">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-40 w-full"
        role="img"
        aria-label={`Cores in use by the hour. The peak is ${peak.used} of ${peak.total}, ${dayAndTime(peak.at, zone)}.`}
      >
        <line x1="0" x2={WIDTH} y1="1" y2="1" className="stroke-line-strong" strokeWidth="1.5" strokeDasharray="6 6" />
        {hours.map((hour) => (
          <rect
            key={hour.at}
            x={hour.x * WIDTH + step * 0.12}
            width={step * 0.76}
            y={HEIGHT - Math.max(2, hour.height * HEIGHT)}
            height={Math.max(2, hour.height * HEIGHT)}
            className={cx(hour.past ? "fill-line-strong/60" : "fill-sea")}
          >
            <title>{`${timeOf(hour.at, zone)}: ${hour.used} of ${hour.total} cores`}</title>
          </rect>
        ))}
        {nowX !== undefined && (
          <line x1={nowX * WIDTH} x2={nowX * WIDTH} y1="0" y2={HEIGHT} className="stroke-buoy-mark" strokeWidth="3" />
        )}
      </svg>
      <figcaption className="flex justify-between gap-2 text-sm text-ink-soft">
        <span>{dayAndTime(hours[0]?.at ?? "", zone)}</span>
        <span>
          top line: {top} cores, <span className="text-buoy">orange: now</span>
        </span>
        <span>{dayAndTime(hours.at(-1)?.at ?? "", zone)}</span>
      </figcaption>
    </figure>
  );
}
