import { useInfiniteQuery } from "@tanstack/react-query";
import type { PortalBooking } from "@/lib/api/schema";
import { spanOf } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { Chip, type ChipTone } from "@/ui/Chip";
import { ErrorNote } from "@/ui/Notes";
import { portalBookings } from "./api";

/** What one has booked elsewhere; nothing at all where there is none. A portal's trouble is told in the settings. */
export function OutsideBookings() {
  const list = useInfiniteQuery(portalBookings);
  if (list.isError) return <ErrorNote error={list.error} retry={() => void list.refetch()} />;
  const bookings = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (bookings.length === 0) return null;
  return (
    <section aria-labelledby="elsewhere" className="mt-10">
      <h2 id="elsewhere" className="mb-3 text-lg font-semibold">
        Booked elsewhere
      </h2>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
        {bookings.map((booking) => (
          <li key={`${booking.portal} ${booking.id}`} className="p-4">
            <OutsideBooking booking={booking} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <div className="mt-4 grid justify-center">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </section>
  );
}

const statuses: Record<PortalBooking["status"], { text: string; tone: ChipTone }> = {
  confirmed: { text: "Confirmed", tone: "moss" },
  tentative: { text: "Tentative", tone: "buoy" },
  cancelled: { text: "Cancelled", tone: "grey" },
};

function OutsideBooking({ booking }: { booking: PortalBooking }) {
  const zone = useZone();
  const status = statuses[booking.status];
  return (
    <article className="grid gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-semibold">
          {booking.url ? (
            <a href={booking.url} target="_blank" rel="noreferrer" className="underline hover:no-underline">
              {booking.title}
              <span className="sr-only"> (at {booking.portalName})</span>
            </a>
          ) : (
            booking.title
          )}
        </h3>
        <Chip tone={status.tone}>{status.text}</Chip>
      </div>
      <p className="font-medium">{spanOf(booking.startsAt, booking.endsAt, zone)}</p>
      <p className="text-sm text-ink-soft">
        {[booking.location, booking.price, booking.portalName].filter(Boolean).join(" · ")}
      </p>
    </article>
  );
}
