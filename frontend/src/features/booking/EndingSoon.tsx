import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { Problem } from "@/lib/api/problem";
import type { Booking } from "@/lib/api/schema";
import { cx } from "@/lib/cx";
import { countdown, timeOf } from "@/lib/time/format";
import { plusMinutes, SLOT_MINUTES } from "@/lib/time/instants";
import { useNow } from "@/lib/time/useNow";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { ErrorNote } from "@/ui/Notes";
import { myBookings, useAct } from "./api";
import { endingSoon, isLastCall } from "./ending";

const RUNNING: Booking["status"][] = ["active"];

/** On every page: what of one's own ends within ten minutes, more urgent in the last two. */
export function EndingSoon({ bookingPath }: { bookingPath: (id: string) => string }) {
  const running = useInfiniteQuery(myBookings(RUNNING));
  const bookings = running.data?.pages.flatMap((page) => page.items) ?? [];
  const now = useNow(bookings.length > 0 ? 1000 : undefined);
  return (
    <div role="status">
      {endingSoon(bookings, now).map((booking) => (
        <Ending key={booking.id} booking={booking} now={now} path={bookingPath(booking.id)} />
      ))}
    </div>
  );
}

function Ending({ booking, now, path }: { booking: Booking; now: number; path: string }) {
  const zone = useZone();
  const act = useAct();
  const lastCall = isLastCall(booking, now);
  const longer = plusMinutes(booking.endsAt, 2 * SLOT_MINUTES);
  const taken = act.error instanceof Problem && act.error.status === 409;

  function extend() {
    act.mutate(
      { verb: "extend", id: booking.id, endsAt: longer },
      { onSuccess: () => announce(`Extended: it now ends at ${timeOf(longer, zone)}.`, "good") },
    );
  }

  return (
    <div className={cx(lastCall ? "bg-flare-wash text-flare" : "bg-buoy-wash text-buoy")}>
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-3 px-4 py-2 text-sm sm:px-6">
        <span className="grow">
          <Link to={path} className="font-medium underline underline-offset-2">
            {booking.title}
          </Link>{" "}
          ends at {timeOf(booking.endsAt, zone)}, in{" "}
          <span aria-hidden>{countdown(Date.parse(booking.endsAt) - now)}</span>
          <span className="sr-only">{lastCall ? "less than two minutes" : "less than ten minutes"}</span>.
          {booking.kind === "compute" && " Save your work: its programs get ten seconds to stop."}
        </span>
        {taken ? (
          <span>It cannot be extended: the time after it is taken.</span>
        ) : (
          booking.may.includes("extend") && (
            <Button small busy={act.isPending} aria-label={`Extend ${booking.title} by 30 minutes`} onClick={extend}>
              Extend by 30 minutes
            </Button>
          )
        )}
        {!taken && <ErrorNote error={act.error} />}
      </div>
    </div>
  );
}
