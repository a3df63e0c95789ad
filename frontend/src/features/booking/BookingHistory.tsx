import { useQuery } from "@tanstack/react-query";
import type { Booking, HistoryEntry } from "@/lib/api/schema";
import { dayAndTime, exactTime } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { valueWords } from "@/lib/value";
import { ErrorNote, SkeletonList } from "@/ui/Notes";
import { historyOf } from "./api";
import { actionLabel } from "./words";

export function BookingHistory({ booking }: { booking: Booking }) {
  const zone = useZone();
  const history = useQuery(historyOf(booking.id, booking.version));
  if (history.isPending) return <SkeletonList rows={2} label="Loading the history" />;
  if (history.isError) return <ErrorNote error={history.error} retry={() => void history.refetch()} />;
  return (
    <ol className="relative grid gap-4 border-l-2 border-line pl-5">
      {history.data.map((entry, position) => (
        <li key={`${position} ${entry.action}`} className="relative">
          <span
            aria-hidden
            className="absolute top-1.5 -left-[1.69rem] size-3 rounded-full border-2 border-surface bg-sea"
          />
          <p>
            <span className="font-medium">{entry.actor.name}</span> {actionLabel(entry)}
          </p>
          <Changes entry={entry} zone={zone} />
          <time dateTime={entry.at} title={exactTime(entry.at, zone)} className="text-sm text-ink-soft">
            {dayAndTime(entry.at, zone)}
          </time>
        </li>
      ))}
    </ol>
  );
}

function Changes({ entry, zone }: { entry: HistoryEntry; zone: string }) {
  const changes = Object.entries(entry.changes ?? {}).filter(([field]) => field in fieldWords);
  if (entry.action.endsWith("created") || changes.length === 0) return null;
  return (
    <ul className="text-sm text-ink-soft">
      {changes.map(([field, change]) => (
        <li key={field}>
          {change.old == null
            ? `${fieldWords[field]}: ${valueWords(change.new, zone)}`
            : `${fieldWords[field]}: ${valueWords(change.old, zone)} → ${valueWords(change.new, zone)}`}
        </li>
      ))}
    </ul>
  );
}

const fieldWords: Record<string, string> = {
  endsAt: "End",
  startsAt: "Start",
  title: "Title",
  attendees: "People",
  description: "Note",
  node: "Node",
  statusReason: "Reason",
  "workspace.state": "Workspace",
  "workspace.reason": "Reason",
  source: "Also booked in",
  sourceLastRead: "Last read",
};
