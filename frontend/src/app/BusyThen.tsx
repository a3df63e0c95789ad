import { useQuery } from "@tanstack/react-query";
import { bookingsBetween } from "@/features/booking/api";
import { portalBookingsBetween } from "@/features/portal/api";
import { useZone } from "@/lib/time/zone";
import { Note } from "@/ui/Notes";
import { busyIn, type Span, saidOf } from "./busy";

const AT_MOST = 3;

/** What one has already at the time that one is about to book, in Berth or elsewhere. It stops nobody. */
export function BusyThen({ startsAt, endsAt }: Span) {
  const zone = useZone();
  const span = { startsAt, endsAt };
  // A hint that could not be had is none; that Berth cannot be reached is told by the form and the page themselves.
  const own = useQuery(bookingsBetween(span)).data ?? [];
  const elsewhere = useQuery(portalBookingsBetween(span)).data ?? [];
  // What two of one's calendars know is said once.
  const busy = [...new Set(busyIn(span, own, elsewhere).map((one) => saidOf(one, span, zone)))];
  return (
    <div role="status" className="empty:hidden">
      {busy.length > 0 && (
        <Note tone="warn">
          <ul aria-label="What you have then" className="grid gap-1">
            {busy.slice(0, AT_MOST).map((said) => (
              <li key={said} className="break-words">
                {said}
              </li>
            ))}
            {busy.length > AT_MOST && <li>And {busy.length - AT_MOST} more.</li>}
          </ul>
        </Note>
      )}
    </div>
  );
}
