import { useQuery } from "@tanstack/react-query";
import { dayAndTime } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { ErrorNote, SkeletonList } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { attendanceOf } from "./api";

/** Who has a seat, in the order in which they took it; to be printed and ticked off. */
export function Attendance({ sessionId }: { sessionId: string }) {
  const zone = useZone();
  const attendance = useQuery(attendanceOf(sessionId));
  if (attendance.isPending) return <SkeletonList rows={2} label="Loading who comes" />;
  if (attendance.isError) return <ErrorNote error={attendance.error} retry={() => void attendance.refetch()} />;
  const comers = [...attendance.data.items].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  return (
    <Card>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">Who comes, {comers.length}</h2>
        {comers.length > 0 && (
          <Button small look="quiet" onClick={() => window.print()}>
            Print
          </Button>
        )}
      </div>
      {comers.length === 0 && <p className="text-ink-soft">Nobody has a seat yet.</p>}
      <ol className="divide-y divide-line">
        {comers.map((booking, index) => (
          <li key={booking.id} className="flex flex-wrap items-baseline gap-x-3 py-2">
            <span className="w-6 text-right text-sm text-ink-soft">{index + 1}</span>
            <span className="grow font-medium">{booking.user.name}</span>
            <span className="text-sm text-ink-soft">booked {dayAndTime(booking.createdAt, zone)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
