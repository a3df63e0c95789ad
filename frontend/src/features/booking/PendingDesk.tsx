import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { sayWhy } from "@/lib/api/problem";
import type { Booking } from "@/lib/api/schema";
import { spanOf } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Empty, ErrorNote, Note, SkeletonList } from "@/ui/Notes";
import { pendingBookings, useAct } from "./api";
import { Countdown } from "./Countdown";
import { sizeOf, whatOf, whereOf } from "./facts";
import { RejectDialog } from "./RejectDialog";
import { decidedMeanwhile } from "./rules";

interface PendingDeskProps {
  bookingPath: (id: string) => string;
  /** How busy the node is that holds this booking. */
  loadOf: (nodeId: string) => ReactNode;
}

/** One decision at a time, the most urgent first: A approves, R rejects the card on top. */
export function PendingDesk({ bookingPath, loadOf }: PendingDeskProps) {
  const pending = useQuery(pendingBookings());
  const act = useAct();
  const [rejecting, setRejecting] = useState<Booking>();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  // The card on top stays until it is decided: what comes in must not change what A approves.
  const [top, setTop] = useState<Booking>();

  // A decided one leaves at once; the list from the server follows.
  const waiting = (pending.data ?? []).filter((booking) => !done.has(booking.id));
  const [first] = waiting;
  if (first && (!top || done.has(top.id))) setTop(first);
  const next = waiting.find(({ id }) => id === top?.id);
  const rest = waiting.filter((booking) => booking !== next);

  function settle(booking: Booking, said: string) {
    setDone((old) => new Set(old).add(booking.id));
    setRejecting(undefined);
    announce(said, "good");
  }

  function approve(booking: Booking) {
    act.mutate(
      { verb: "approve", id: booking.id },
      {
        onSuccess: () => settle(booking, `Approved: ${booking.title}, ${booking.user.name}.`),
        onError: (error) => announce(sayWhy(error), "bad"),
      },
    );
  }

  useDeskKeys({
    a: () => next && !act.isPending && approve(next),
    r: () => next && setRejecting(next),
    off: rejecting !== undefined,
  });

  if (pending.isPending) return <SkeletonList rows={1} label="Loading what waits for you" />;
  if (pending.isError) return <ErrorNote error={pending.error} retry={() => void pending.refetch()} />;

  return (
    <div className="grid gap-4">
      {!first ? (
        <Empty title="Nothing waits for you">New requests appear here by themselves.</Empty>
      ) : next ? (
        <Next
          booking={next}
          path={bookingPath(next.id)}
          load={next.placement ? loadOf(next.placement.nodeId) : null}
          busy={act.isPending}
          onApprove={() => approve(next)}
          onReject={() => setRejecting(next)}
        />
      ) : (
        <Aside action="Next request" onGo={() => setTop(first)}>
          {top && `“${top.title}” of ${top.user.name} no longer waits: it was decided or cancelled elsewhere.`}
        </Aside>
      )}
      {next && first && next !== first && (
        <Aside action="Show it" onGo={() => setTop(first)}>
          “{first.title}” of {first.user.name} must be decided sooner.
        </Aside>
      )}
      {rest.length > 0 && (
        <ul aria-label="Then" className="divide-y divide-line rounded-2xl border border-line bg-surface">
          {rest.map((booking) => (
            <Later
              key={booking.id}
              booking={booking}
              path={bookingPath(booking.id)}
              onApprove={() => approve(booking)}
              onReject={() => setRejecting(booking)}
            />
          ))}
        </ul>
      )}
      {rejecting && (
        <RejectDialog
          title={`Reject “${rejecting.title}”`}
          cannot={act.isPending ? undefined : decidedMeanwhile(waiting.find(({ id }) => id === rejecting.id))}
          busy={act.isPending}
          error={act.error}
          onClose={() => setRejecting(undefined)}
          onReject={(reason) =>
            act.mutate(
              { verb: "reject", id: rejecting.id, reason },
              { onSuccess: () => settle(rejecting, `Rejected: ${rejecting.title}, ${rejecting.user.name}.`) },
            )
          }
        />
      )}
    </div>
  );
}

function Aside({ action, onGo, children }: { action: string; onGo: () => void; children: ReactNode }) {
  return (
    <Note tone="warn">
      <div role="status" className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0">{children}</p>
        <Button small onClick={onGo}>
          {action}
        </Button>
      </div>
    </Note>
  );
}

interface NextProps {
  booking: Booking;
  path: string;
  load: ReactNode;
  busy: boolean;
  onApprove: () => void;
  onReject: () => void;
}

function Next({ booking, path, load, busy, onApprove, onReject }: NextProps) {
  const zone = useZone();
  return (
    <article
      aria-label={`${booking.title}, ${booking.user.name}`}
      className="grid gap-6 rounded-2xl border-2 border-sea/50 bg-surface p-5 md:grid-cols-[3fr_2fr]"
    >
      <div className="grid content-start gap-1.5">
        <p className="text-sm font-medium text-buoy">
          <Countdown booking={booking} />
        </p>
        <h3 className="text-xl font-semibold">
          <Link to={path} className="hover:underline">
            {booking.title}
          </Link>
        </h3>
        <p>
          <span className="font-medium">{booking.user.name}</span> wants {whatOf(booking)}
        </p>
        <p className="font-medium">{spanOf(booking.startsAt, booking.endsAt, zone)}</p>
        {booking.description && <p className="text-ink-soft">“{booking.description}”</p>}
        <div className="mt-3 flex flex-wrap gap-2">
          <Button look="primary" busy={busy} aria-keyshortcuts="A" onClick={onApprove}>
            Approve <Key>A</Key>
          </Button>
          <Button look="danger" aria-keyshortcuts="R" onClick={onReject}>
            Reject <Key>R</Key>
          </Button>
        </div>
      </div>
      <div className="grid content-start gap-2 rounded-xl bg-sunken p-4">
        <p className="text-sm font-medium">{whereOf(booking)}, in use now</p>
        {load}
        <p className="text-sm text-ink-soft">The capacity is already reserved. Approving always works.</p>
      </div>
    </article>
  );
}

interface LaterProps {
  booking: Booking;
  path: string;
  onApprove: () => void;
  onReject: () => void;
}

function Later({ booking, path, onApprove, onReject }: LaterProps) {
  const zone = useZone();
  return (
    <li className="grid gap-2 p-4 sm:grid-cols-[1fr_auto] sm:items-center">
      <div>
        <Link to={path} className="font-medium hover:underline">
          {booking.title}
        </Link>
        <p className="text-sm text-ink-soft">
          {booking.user.name} · {spanOf(booking.startsAt, booking.endsAt, zone)} · {sizeOf(booking)} ·{" "}
          {whereOf(booking)}
        </p>
      </div>
      <div className="flex gap-2">
        <Button small onClick={onApprove} aria-label={`Approve ${booking.title}`}>
          Approve
        </Button>
        <Button small look="danger" onClick={onReject} aria-label={`Reject ${booking.title}`}>
          Reject
        </Button>
      </div>
    </li>
  );
}

function Key({ children }: { children: string }) {
  return (
    <kbd aria-hidden className="rounded border border-current/40 px-1.5 text-xs">
      {children}
    </kbd>
  );
}

/** Single keys, but never while somebody types or a dialog is open. */
function useDeskKeys({ a, r, off }: { a: () => void; r: () => void; off: boolean }) {
  useEffect(() => {
    if (off) return;
    function pressed(event: KeyboardEvent) {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (target.closest("input, textarea, select, [role=dialog], [contenteditable]")) return;
      if (event.key.toLowerCase() === "a") a();
      if (event.key.toLowerCase() === "r") {
        event.preventDefault();
        r();
      }
    }
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  });
}
