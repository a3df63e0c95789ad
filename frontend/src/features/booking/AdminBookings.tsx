import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Booking } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Empty, ErrorNote, SkeletonList } from "@/ui/Notes";
import { AdminBookingRow } from "./AdminBookingRow";
import { allBookings, type BookingFilters } from "./api";
import { performAll, type RowResult } from "./bulk";
import type { NodeChoice } from "./MoveDialog";
import { RejectDialog } from "./RejectDialog";
import { bookingCan } from "./rules";

type Decision = { bookings: Booking[] } & ({ verb: "approve" } | { verb: "reject"; reason: string });

interface AdminBookingsProps {
  filters: BookingFilters;
  nodes: NodeChoice[];
  bookingPath: (id: string) => string;
}

export function AdminBookings({ filters, nodes, bookingPath }: AdminBookingsProps) {
  const list = useInfiniteQuery(allBookings(filters));
  const client = useQueryClient();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [rejecting, setRejecting] = useState(false);
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
  const decidable = bookings.filter((booking) => bookingCan.decide(booking).yes);
  const chosen = decidable.filter((booking) => picked.has(booking.id));
  if (bookings.length === 0) return <Empty title="No booking like that">Change the filters to see others.</Empty>;

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
      <div className="flex flex-wrap items-center gap-2">
        <label className="mr-2 flex min-h-9 items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-5 accent-sea"
            checked={decidable.length > 0 && chosen.length === decidable.length}
            disabled={decidable.length === 0}
            onChange={(event) => setPicked(new Set(event.target.checked ? decidable.map(({ id }) => id) : []))}
          />
          All pending ({decidable.length})
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
      <ul className="grid gap-3">
        {bookings.map((booking) => (
          <AdminBookingRow
            key={booking.id}
            booking={booking}
            nodes={nodes}
            path={bookingPath(booking.id)}
            picked={picked.has(booking.id)}
            onPick={(on) => pick(booking.id, on)}
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
      {rejecting && (
        <RejectDialog
          title={`Reject ${chosen.length} ${chosen.length === 1 ? "booking" : "bookings"}`}
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
