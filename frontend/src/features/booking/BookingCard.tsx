import { Link } from "react-router";
import type { Booking, User } from "@/lib/api/schema";
import { spanOf } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { BookingActions } from "./BookingActions";
import { Countdown } from "./Countdown";
import { whatOf } from "./facts";
import { StatusChip } from "./StatusChip";
import { inPlainWords } from "./words";

interface BookingCardProps {
  booking: Booking;
  user: User;
  path: string;
  workspacePath: string;
  bookPath: string;
}

export function BookingCard({ booking, user, path, workspacePath, bookPath }: BookingCardProps) {
  const zone = useZone();
  return (
    <article className="grid gap-4 rounded-2xl border border-line bg-surface p-5 md:grid-cols-[1fr_auto] md:items-center">
      <div className="grid gap-1.5">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="text-lg font-semibold">
            <Link to={path} className="hover:underline">
              {booking.title}
            </Link>
          </h2>
          <StatusChip booking={booking} />
        </div>
        <p className="font-medium">{spanOf(booking.startsAt, booking.endsAt, zone)}</p>
        <p className="text-sm text-ink-soft">{whatOf(booking)}</p>
        <p className="text-sm text-ink-soft">
          {inPlainWords(booking)} <Countdown booking={booking} />
        </p>
      </div>
      <BookingActions booking={booking} user={user} workspacePath={workspacePath} bookPath={bookPath} />
    </article>
  );
}
