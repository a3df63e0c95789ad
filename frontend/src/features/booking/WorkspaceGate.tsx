import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Problem } from "@/lib/api/problem";
import type { Booking, User } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";
import { dayAndTime } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { Button, LinkButton } from "@/ui/Button";
import { Empty, ErrorNote, SkeletonList } from "@/ui/Notes";
import { bookingById, connectTo } from "./api";
import { Countdown } from "./Countdown";
import { bookingCan, OVER } from "./rules";
import { againAs } from "./wish";
import { inPlainWords } from "./words";

interface WorkspaceGateProps {
  id: string;
  user: User;
  bookingPath: string;
  bookPath: string;
  /** Leaves the app; tests listen instead. */
  forward: (url: string) => void;
}

/** The way into a workspace: waits until it runs, then goes there. A link in a calendar leads here. */
export function WorkspaceGate({ id, user, bookingPath, bookPath, forward }: WorkspaceGateProps) {
  const booking = useQuery(bookingById(id));
  if (booking.isPending) return <SkeletonList rows={1} label="Looking for your workspace" />;
  if (booking.isError) {
    const hidden =
      booking.error instanceof Problem &&
      (booking.error.status === 404 || booking.error.status === 403 || booking.error.status === 400);
    return hidden ? (
      <NotYours bookPath={bookPath} />
    ) : (
      <ErrorNote error={booking.error} retry={() => void booking.refetch()} />
    );
  }
  if (booking.data.user.id !== user.id && user.role !== "admin") return <NotYours bookPath={bookPath} />;
  if (bookingCan.connect(booking.data, user).yes) return <Forward id={id} forward={forward} />;
  if (OVER.includes(booking.data.status))
    return <Over booking={booking.data} bookPath={bookPath} bookingPath={bookingPath} />;
  return <Waiting booking={booking.data} bookingPath={bookingPath} />;
}

function Forward({ id, forward }: { id: string; forward: (url: string) => void }) {
  const connect = useSend({ mutationFn: () => connectTo(id), onSuccess: forward });
  const { mutate } = connect;
  const asked = useRef(false);
  // Going there is the whole point of this page, and each ticket works once: asked for exactly once.
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    mutate();
  }, [mutate]);
  if (connect.isError) return <ErrorNote error={connect.error} retry={() => mutate()} />;
  return (
    <Empty
      title="Opening your workspace…"
      action={connect.isSuccess && <Button onClick={() => mutate()}>Open it again</Button>}
    >
      <p role="status">It opens on an address of its own, with a key that works once.</p>
    </Empty>
  );
}

function Waiting({ booking, bookingPath }: { booking: Booking; bookingPath: string }) {
  const zone = useZone();
  return (
    <Empty title={booking.title} action={<LinkButton to={bookingPath}>See the booking</LinkButton>}>
      <p role="status">{inPlainWords(booking)}</p>
      <p className="mt-2 text-2xl text-ink">
        <Countdown booking={booking} />
      </p>
      <p className="mt-2 text-sm">
        Begins {dayAndTime(booking.startsAt, zone)}. Keep this page open: it takes you there when your workspace runs.
      </p>
    </Empty>
  );
}

function Over({ booking, bookPath, bookingPath }: { booking: Booking; bookPath: string; bookingPath: string }) {
  return (
    <Empty
      title="This workspace is closed"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <LinkButton to={bookingPath}>See what happened</LinkButton>
          <LinkButton look="primary" to={`${bookPath}?${againAs(booking)}`}>
            Book again
          </LinkButton>
        </div>
      }
    >
      {inPlainWords(booking)}
    </Empty>
  );
}

function NotYours({ bookPath }: { bookPath: string }) {
  return (
    <Empty
      title="This is not your workspace"
      action={
        <LinkButton look="primary" to={bookPath}>
          Book your own
        </LinkButton>
      }
    >
      It belongs to somebody else, or it never existed. Only the person who booked it can open it.
    </Empty>
  );
}
