import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Booking } from "@/lib/api/schema";
import { download } from "@/lib/download";
import { Button } from "@/ui/Button";
import { Empty, ErrorNote, SkeletonList } from "@/ui/Notes";
import { RejectOne } from "./AdminActions";
import { AdminBookingRow } from "./AdminBookingRow";
import { allBookings, type BookingFilters, decidableOf, useBookingTable } from "./api";
import { BulkBar } from "./BulkBar";
import type { RowResult } from "./bulk";
import type { NodeChoice } from "./MoveDialog";

interface AdminBookingsProps {
  filters: BookingFilters;
  nodes: NodeChoice[];
  bookingPath: (id: string) => string;
}

export function AdminBookings({ filters, nodes, bookingPath }: AdminBookingsProps) {
  const list = useInfiniteQuery(allBookings(filters));
  const pending = useQuery(decidableOf(filters));
  const table = useBookingTable();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [rejectingOne, setRejectingOne] = useState<Booking>();
  const [results, setResults] = useState<RowResult[]>([]);

  if (list.isPending) return <SkeletonList label="Loading bookings" />;
  if (list.isError) return <ErrorNote error={list.error} retry={() => void list.refetch()} />;
  const bookings = list.data.pages.flatMap((page) => page.items);
  const decidable = pending.data?.items ?? [];
  const more = pending.data?.nextCursor ? "+" : "";
  const known = new Map([...decidable, ...bookings].map((booking) => [booking.id, booking]));
  const chosen = [...known.values()].filter(({ id }) => picked.has(id));
  const allPending = decidable.length > 0 && decidable.every(({ id }) => picked.has(id));

  function pick(ids: string[], on: boolean) {
    setPicked((old) => {
      const next = new Set(old);
      for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }

  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <label className="mr-2 flex min-h-9 items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-5 accent-sea"
            checked={allPending}
            disabled={decidable.length === 0}
            onChange={(event) =>
              pick(
                decidable.map(({ id }) => id),
                event.target.checked,
              )
            }
          />
          {`All pending (${decidable.length}${more})`}
        </label>
        <BulkBar
          chosen={chosen}
          onDone={(rows) => {
            setResults(rows);
            setPicked(new Set());
          }}
        />
        <Button
          small
          className="sm:ml-auto"
          busy={table.isPending}
          onClick={() =>
            table.mutate(filters, {
              onSuccess: (text) => download("berth-bookings.csv", "text/csv;charset=utf-8", text),
            })
          }
        >
          Download as CSV
        </Button>
      </div>
      <ErrorNote error={table.error} />
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
            onPick={(on) => pick([booking.id], on)}
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
