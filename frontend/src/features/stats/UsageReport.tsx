import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import type { UsageOf, UsageQuestion } from "@/lib/api/schema";
import { download } from "@/lib/download";
import { dayOf, timeOf } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { Empty, ErrorNote, Skeleton, SkeletonList } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { usageOf, useUsageTable } from "./api";
import { type ChartPoint, type ChartSeries, chartOf, colourOf, hoursText, type steps, subjects } from "./usage";

const UsageBars = lazy(() => import("./UsageBars").then(({ UsageBars }) => ({ default: UsageBars })));

interface UsageReportProps {
  question: UsageQuestion & { of: UsageOf; by: keyof typeof steps; from: string };
}

/** The hours for which something was booked: as a chart, and as a table that says the same. */
export function UsageReport({ question }: UsageReportProps) {
  const zone = useZone();
  const usage = useQuery(usageOf(question));
  const table = useUsageTable();
  if (usage.isPending) return <SkeletonList rows={2} label="Loading the statistics" />;
  if (usage.isError) return <ErrorNote error={usage.error} retry={() => void usage.refetch()} />;
  const { unit } = subjects[question.of];
  const { series, points } = chartOf(usage.data);
  const nameOf = (at: string) => (question.by === "hour" ? `${dayOf(at, zone)} ${timeOf(at, zone)}` : dayOf(at, zone));
  return (
    <Card className="grid min-w-0 gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-lg font-semibold">
          {hoursText(usage.data.total)} {unit}
        </p>
        <Button
          small
          busy={table.isPending}
          onClick={() =>
            table.mutate(question, {
              onSuccess: (text) =>
                download(`berth-${question.of}-${question.from.slice(0, 10)}.csv`, "text/csv;charset=utf-8", text),
            })
          }
        >
          Download as CSV
        </Button>
      </div>
      <ErrorNote error={table.error} />
      {usage.data.total === 0 ? (
        <Empty title="Nothing was booked">Choose another period to see its use.</Empty>
      ) : (
        <>
          <Suspense fallback={<Skeleton className="h-72" />}>
            <UsageBars points={points} series={series} unit={unit} nameOf={nameOf} />
          </Suspense>
          <UsageTable points={points} series={series} unit={unit} nameOf={nameOf} />
        </>
      )}
    </Card>
  );
}

interface UsageTableProps {
  points: ChartPoint[];
  series: ChartSeries[];
  unit: string;
  nameOf: (point: string) => string;
}

function UsageTable({ points, series, unit, nameOf }: UsageTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrow keys
    <section aria-label="Table" tabIndex={0} className="max-h-96 overflow-auto rounded-lg border border-line">
      <table className="w-full text-sm">
        <caption className="sr-only">{`Booked, in ${unit}`}</caption>
        <thead className="sticky top-0 bg-sunken">
          <tr>
            <th scope="col" className="px-3 py-2 text-left font-medium">
              From
            </th>
            {series.map(({ id, name }, index) => (
              <th key={id} scope="col" className="px-3 py-2 text-right font-medium wrap-anywhere">
                {series.length > 1 && <Swatch index={index} />}
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map(({ at, hours }) => (
            <tr key={at} className="border-t border-line">
              <th scope="row" className="px-3 py-1.5 text-left font-normal whitespace-nowrap">
                {nameOf(at)}
              </th>
              {series.map(({ id }) => (
                <td key={id} className="px-3 py-1.5 text-right whitespace-nowrap tabular-nums">
                  {hoursText(hours[id] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot className="sticky bottom-0 bg-sunken font-medium">
          <tr>
            <th scope="row" className="px-3 py-2 text-left">
              Together
            </th>
            {series.map(({ id, total }) => (
              <td key={id} className="px-3 py-2 text-right whitespace-nowrap tabular-nums">
                {hoursText(total)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** The colour that the series has in the chart. */
function Swatch({ index }: { index: number }) {
  return (
    <svg viewBox="0 0 10 10" className="mr-1.5 inline-block size-2.5" aria-hidden>
      <rect width="10" height="10" rx="2" fill={colourOf(index, 2)} />
    </svg>
  );
}
