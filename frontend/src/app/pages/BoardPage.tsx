import { useQuery } from "@tanstack/react-query";
import { useLocation, useSearchParams } from "react-router";
import { boardFrom, comingClashes } from "@/features/board/api";
import { BoardCard } from "@/features/board/BoardCard";
import { ClashList } from "@/features/board/ClashList";
import { RefreshReport } from "@/features/board/RefreshReport";
import { RoomChoice } from "@/features/board/RoomChoice";
import { useRefresh } from "@/features/board/useRefresh";
import { dayName, dayOfBooking, roomOf, shiftedBy, weekOf } from "@/features/board/week";
import type { Board } from "@/lib/api/schema";
import { peopleOf } from "@/lib/people";
import { isDay } from "@/lib/time/days";
import { agoOf } from "@/lib/time/format";
import { useNow } from "@/lib/time/useNow";
import { Button, LinkButton } from "@/ui/Button";
import { Empty, ErrorNote, Note, SkeletonList } from "@/ui/Notes";
import { Page } from "@/ui/Page";
import { paths } from "../paths";

export function BoardPage() {
  const [params, setParams] = useSearchParams();
  const from = params.get("from") ?? undefined;
  const board = useQuery(boardFrom(from));
  const clashes = useQuery(comingClashes);
  const refresh = useRefresh(from);

  function go(change: Record<string, string | undefined>) {
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        next.delete("booking");
        for (const [name, value] of Object.entries(change)) {
          if (value === undefined) next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  }

  /** From the address, not from the days that are shown: those are still the old ones while the new ones load. */
  const first = isDay(from) ? from : board.data && firstDay(board.data);
  const waiting = first ? undefined : "The board is still loading";

  function turn(days: number) {
    if (first) go({ from: shiftedBy(first, days) });
  }

  return (
    <Page
      title="Room board"
      lead={board.data && <Updated board={board.data} />}
      actions={
        <div className="flex flex-wrap gap-2">
          <LinkButton small to={paths.tonight()}>
            Tonight
          </LinkButton>
          <Button small repeatable cannot={waiting} onClick={() => turn(-7)}>
            Week before
          </Button>
          <Button small onClick={() => go({ from: undefined })}>
            From today
          </Button>
          <Button small repeatable cannot={waiting} onClick={() => turn(7)}>
            Week after
          </Button>
          <Button small look="primary" busy={refresh.isPending} onClick={() => refresh.mutate()}>
            Refresh
          </Button>
        </div>
      }
    >
      <RefreshReport refresh={refresh} />
      {board.isPending && <SkeletonList label="Loading the board" />}
      {board.isError && <ErrorNote error={board.error} retry={() => void board.refetch()} />}
      {board.data && clashes.data && <ClashList clashes={clashes.data} board={board.data} to={paths.boardBooking} />}
      {board.data && (
        <Rooms
          board={board.data}
          wished={params.get("room")}
          wishedBooking={params.get("booking")}
          onChoose={(room) => go({ room })}
        />
      )}
    </Page>
  );
}

function firstDay(board: Board): string {
  return board.days[0]?.date ?? new Date().toISOString().slice(0, 10);
}

function Updated({ board }: { board: Board }) {
  const now = useNow(30_000);
  // The beginning of time is the age of a source that was never read.
  if (Date.parse(board.lastUpdatedAt) === 0) return "A source of some rooms was never read: they may be taken";
  return (
    <>
      Last updated {agoOf(board.lastUpdatedAt, now)}
      {board.stale && " · some rooms show what was known then"}
    </>
  );
}

interface RoomsProps {
  board: Board;
  wished: string | null;
  wishedBooking: string | null;
  onChoose: (room: string) => void;
}

function Rooms({ board, wished, wishedBooking, onChoose }: RoomsProps) {
  const visit = useLocation().key;
  const first = board.branches[0]?.rooms[0]?.id ?? null;
  const found = roomOf(board, wished) ?? roomOf(board, first);
  if (!found) return <Empty title="No rooms yet">An admin adds them; then they stand here by branch.</Empty>;
  const { branch, room } = found;
  const week = weekOf(board, room.id);
  const wishedDay = dayOfBooking(week, wishedBooking);
  return (
    <div className="grid gap-6 md:grid-cols-[13rem_minmax(0,1fr)]">
      <RoomChoice board={board} chosen={room.id} to={paths.board} onChoose={onChoose} />
      <section aria-label={room.name} className="grid content-start gap-5">
        <div>
          <h2 className="text-xl font-semibold">{room.name}</h2>
          <p className="text-sm text-ink-soft">
            {branch.name} · {room.location} · {peopleOf(room.capacity)} · {branch.timeZone.replaceAll("_", " ")}
          </p>
        </div>
        {room.stale && (
          <Note tone="warn">
            This room is also booked elsewhere, and that could not be read lately: it may be taken where it looks free.
            {room.error && ` ${room.error}`}
          </Note>
        )}
        {week.map(({ date, bookings }) => (
          <section key={date} aria-label={dayName(date)} className="grid gap-2">
            <h3 className="font-semibold">{dayName(date)}</h3>
            {bookings.length === 0 ? (
              <p className="text-sm text-ink-soft">Nothing booked</p>
            ) : (
              <div className="grid items-start gap-3 lg:grid-cols-2 xl:grid-cols-3">
                {bookings.map((booking) => (
                  <BoardCard
                    key={booking.id}
                    booking={booking}
                    zone={branch.timeZone}
                    wanted={booking.id === wishedBooking && date === wishedDay ? visit : undefined}
                  />
                ))}
              </div>
            )}
          </section>
        ))}
      </section>
    </div>
  );
}
