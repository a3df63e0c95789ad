import { useQuery } from "@tanstack/react-query";
import { duration } from "@/lib/time/format";
import { ErrorNote, SkeletonList } from "@/ui/Notes";
import { outcomesOf } from "./api";
import { hoursText } from "./usage";

/** Whether people get what they ask for, how long they wait, and what nobody used. */
export function Outcomes({ period }: { period: { from: string; to: string } }) {
  const outcomes = useQuery(outcomesOf(period));
  if (outcomes.isPending) return <SkeletonList rows={1} label="Loading the figures" />;
  if (outcomes.isError) return <ErrorNote error={outcomes.error} retry={() => void outcomes.refetch()} />;
  const { requests, conflictRate, approval, neverOpened, bookings } = outcomes.data;
  const asked = requests.reduce((all, one) => all + one.requests, 0);
  const ended = (status: string) =>
    bookings.filter((one) => one.status === status).reduce((all, one) => all + one.bookings, 0);
  return (
    <dl className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <Figure
        label="Time was taken"
        value={asked === 0 ? "–" : percent(conflictRate)}
        words={asked === 0 ? "No requests in this period." : `of ${asked.toLocaleString("en-GB")} requests`}
      />
      <Figure
        label="Wait for an approval"
        value={approval.medianMinutes == null ? "–" : waited(approval.medianMinutes)}
        words={
          approval.p90Minutes == null
            ? "No admin approved any in this period."
            : `half of ${approval.bookings.toLocaleString("en-GB")} were faster; 9 of 10 within ${waited(approval.p90Minutes)}`
        }
      />
      <Figure
        label="Workspaces never opened"
        value={neverOpened.of === 0 ? "–" : percent(neverOpened.bookings / neverOpened.of)}
        words={
          neverOpened.of === 0
            ? "No compute booking was completed."
            : `${neverOpened.bookings} of ${neverOpened.of}, ${hoursText(neverOpened.coreHours)} core hours`
        }
      />
      <Figure
        label="Not decided in time"
        value={ended("expired").toLocaleString("en-GB")}
        words={`${ended("cancelled").toLocaleString("en-GB")} cancelled, ${ended("rejected").toLocaleString("en-GB")} rejected, ${ended("failed").toLocaleString("en-GB")} failed`}
      />
    </dl>
  );
}

function Figure({ label, value, words }: { label: string; value: string; words: string }) {
  return (
    <div className="rounded-2xl border border-line bg-surface px-5 py-4">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd>
        <span className="text-3xl font-semibold">{value}</span>
        <span className="block text-sm text-ink-soft">{words}</span>
      </dd>
    </div>
  );
}

function percent(part: number): string {
  return part.toLocaleString("en-GB", { style: "percent", maximumFractionDigits: 1 });
}

function waited(minutes: number): string {
  return minutes < 1 ? "under 1 min" : duration(Math.round(minutes));
}
