import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { dayAndTime } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { Note } from "@/ui/Notes";
import { stats } from "./api";

/** Bookings that lost their node and found no other; nothing while there are none. */
export function Stranded({ bookingPath }: { bookingPath: (id: string) => string }) {
  const zone = useZone();
  const stranded = useQuery(stats()).data?.stranded ?? [];
  return (
    <div role="status" className="not-empty:mb-6">
      {stranded.length > 0 && (
        <Note tone="bad">
          <p className="font-medium">
            {stranded.length === 1 ? "1 booking has no node:" : `${stranded.length} bookings have no node:`}
          </p>
          <ul className="mt-1 grid gap-1">
            {stranded.map(({ id, title, userName, startsAt, status, reason }) => (
              <li key={id}>
                <Link to={bookingPath(id)} className="font-medium underline underline-offset-2">
                  {title}
                </Link>
                , {userName}, {dayAndTime(startsAt, zone)}
                {status === "failed" && ", failed"}: {reason}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </div>
  );
}
