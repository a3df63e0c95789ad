import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { CourseSession } from "@/lib/api/schema";
import { spanOf } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { Bar } from "@/ui/Bar";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Empty, ErrorNote, SkeletonList } from "@/ui/Notes";
import { sessionsFrom } from "./api";
import { CancelSession } from "./CancelSession";

/** For those who plan them: what is to come, the next first. */
export function SessionList({ from, edit }: { from: string; edit: (session: CourseSession) => ReactNode }) {
  const sessions = useInfiniteQuery(sessionsFrom(from));
  if (sessions.isPending) return <SkeletonList label="Loading sessions" />;
  if (sessions.isError) return <ErrorNote error={sessions.error} retry={() => void sessions.refetch()} />;
  const all = sessions.data.pages.flatMap((page) => page.items);
  if (all.length === 0)
    return <Empty title="No session to come">Add one, and people see it in the calendar at once.</Empty>;
  return (
    <>
      <ul className="grid gap-3">
        {all.map((session) => (
          <li key={session.id}>
            <SessionRow session={session} edit={edit(session)} />
          </li>
        ))}
      </ul>
      {sessions.hasNextPage && (
        <Button className="mt-4" busy={sessions.isFetchingNextPage} onClick={() => void sessions.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

function SessionRow({ session, edit }: { session: CourseSession; edit: ReactNode }) {
  const zone = useZone();
  const cancelled = session.status === "cancelled";
  return (
    <article
      aria-label={session.courseType}
      className="grid items-center gap-x-6 gap-y-3 rounded-xl border border-line bg-surface px-4 py-3 md:grid-cols-[minmax(0,1fr)_12rem_auto]"
    >
      <div className="min-w-0">
        <h2 className="flex flex-wrap items-center gap-2 font-semibold">
          {session.courseType}
          {cancelled && <Chip tone="flare">Cancelled</Chip>}
        </h2>
        <p className="text-sm text-ink-soft">
          {spanOf(session.startsAt, session.endsAt, zone)} · {session.location}
        </p>
        {cancelled && session.statusReason && <p className="text-sm">{session.statusReason}</p>}
      </div>
      <Bar label="Seats" used={session.seatsTaken} total={session.capacity} />
      <div className="flex flex-wrap gap-2">
        {edit}
        <CancelSession session={session} small />
      </div>
    </article>
  );
}
