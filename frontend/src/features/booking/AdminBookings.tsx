import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Booking } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";
import { cx } from "@/lib/cx";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Empty, ErrorNote, SkeletonList } from "@/ui/Notes";
import { RejectOne } from "./AdminActions";
import { AdminBookingRow } from "./AdminBookingRow";
import { allBookings, type BookingFilters, decidableOf } from "./api";
import { performAll, type RowResult } from "./bulk";
import type { NodeChoice } from "./MoveDialog";
import { RejectDialog } from "./RejectDialog";

type Decision = { bookings: Booking[] } & ({ verb: "approve" } | { verb: "reject"; reason: string });

interface AdminBookingsProps {
  filters: BookingFilters;
  nodes: NodeChoice[];
  bookingPath: (id: string) => string;
}

export function AdminBookings({ filters, nodes, bookingPath }: AdminBookingsProps) {
  const list = useInfiniteQuery(allBookings(filters));
  const pending = useQuery(decidableOf(filters));
  const client = useQueryClient();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [rejecting, setRejecting] = useState(false);
  const [rejectingOne, setRejectingOne] = useState<Booking>();
  const [results, setResults] = useState<RowResult[]>([]);
  const bulk = useSend({
    mutationFn: ({ bookings: some, ...decision }: Decision) => performAll(some, ({ id }) => ({ ...decision, id })),
    onSuccess: (rows) => {
      const refused = rows.filter((row) => row.refused).length;
      setResults(rows);
      setPicked(new Set());
      setRejecting(false);
      announce(`${rows.length - refused} done, ${refused} refused.`, refused > 0 ? "bad" : "good");
    },
    onSettled: () => void client.invalidateQueries(),
  });

  if (list.isPending) return <SkeletonList label="Loading bookings" />;
  if (list.isError) return <ErrorNote error={list.error} retry={() => void list.refetch()} />;
  const bookings = list.data.pages.flatMap((page) => page.items);
  const decidable = pending.data?.items ?? [];
  const more = pending.data?.nextCursor ? "+" : "";
  const chosen = decidable.filter((booking) => picked.has(booking.id));

  function pick(id: string, on: boolean) {
    setPicked((old) => {
      const next = new Set(old);
      if (on) next.add(id);
      else next.delete(id);
      return next;
    });
  }

  const nothing = chosen.length === 0 ? "Pick pending bookings first." : undefined;
  return (
    <div className="grid gap-4">
      <div className={cx("flex flex-wrap items-center gap-2", bookings.length === 0 && "hidden")}>
        <label className="mr-2 flex min-h-9 items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-5 accent-sea"
            checked={decidable.length > 0 && chosen.length === decidable.length}
            disabled={decidable.length === 0}
            onChange={(event) => setPicked(new Set(event.target.checked ? decidable.map(({ id }) => id) : []))}
          />
          {`All pending (${decidable.length}${more})`}
        </label>
        <Button
          small
          look="primary"
          cannot={nothing}
          busy={bulk.isPending}
          onClick={() => bulk.mutate({ bookings: chosen, verb: "approve" })}
        >
          Approve {chosen.length || ""}
        </Button>
        <Button small look="danger" cannot={nothing} busy={bulk.isPending} onClick={() => setRejecting(true)}>
          Reject {chosen.length || ""}
        </Button>
      </div>
      <Results rows={results} />
      {bookings.length === 0 && <Empty title="No booking like that">Change the filters to see others.</Empty>}
      <ul className="grid gap-3">
        {bookings.map((booking) => (
          <AdminBookingRow
            key={booking.id}
            booking={booking}
            nodes={nodes}
            path={bookingPath(booking.id)}
            picked={picked.has(booking.id)}
            onPick={(on) => pick(booking.id, on)}
            onReject={() => setRejectingOne(booking)}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          busy={list.isFetchingNextPage}
          className="justify-self-center"
          onClick={() => void list.fetchNextPage()}
        >
          Show more
        </Button>
      )}
      {rejectingOne && (
        <RejectOne
          id={rejectingOne.id}
          title={rejectingOne.title}
          now={bookings.find(({ id }) => id === rejectingOne.id)}
          onClose={() => setRejectingOne(undefined)}
        />
      )}
      {rejecting && (
        <RejectDialog
          title={`Reject ${chosen.length} ${chosen.length === 1 ? "booking" : "bookings"}`}
          cannot={
            chosen.length === 0 && !bulk.isPending ? "All of them were decided or cancelled meanwhile." : undefined
          }
          busy={bulk.isPending}
          error={bulk.error}
          onClose={() => setRejecting(false)}
          onReject={(reason) => bulk.mutate({ bookings: chosen, verb: "reject", reason })}
        />
      )}
    </div>
  );
}

function Results({ rows }: { rows: RowResult[] }) {
  const refused = rows.filter((row) => row.refused);
  if (refused.length === 0) return null;
  return (
    <ul aria-label="Refused" className="grid gap-1 rounded-lg bg-flare-wash px-4 py-3 text-sm text-flare">
      {refused.map((row) => (
        <li key={row.id}>
          <span className="font-medium">{row.title}</span>: {row.refused}
        </li>
      ))}
    </ul>
  );
}
