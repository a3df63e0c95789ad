import { useQuery } from "@tanstack/react-query";
import { CalendarDays, Check, MapPin } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Problem } from "@/lib/api/problem";
import type { CourseSession } from "@/lib/api/schema";
import { fullDay } from "@/lib/time/days";
import { dayAndTime, timeOf, zoneName } from "@/lib/time/format";
import { localDate } from "@/lib/time/grid";
import { useNow } from "@/lib/time/useNow";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { ErrorNote, Note, SkeletonList } from "@/ui/Notes";
import { sessionById, useGiveUpSeat, useTakeSeat } from "./api";
import { whyKeepSeat, whyNoSeat } from "./rules";
import { Seats } from "./Seats";

interface SessionPanelProps {
  id: string;
  /** What the calendar knows of its seats: it may be newer than what the panel loaded. */
  live: Pick<CourseSession, "seatsLeft" | "capacity" | "version" | "state"> | undefined;
  /** The booking by which this person has a seat. */
  bookingId: string | undefined;
  open: boolean;
  onClose: () => void;
  /** Another session, offered where this one was full. */
  onGo: (id: string) => void;
  /** What staff can do with it. */
  more?: ReactNode;
}

export function SessionPanel({ id, live, bookingId, open, onClose, onGo, more }: SessionPanelProps) {
  const query = useQuery(sessionById(id));
  const session = query.data && live && live.version > query.data.version ? { ...query.data, ...live } : query.data;
  return (
    <Dialog open onClose={onClose} title={session?.courseType ?? "Course session"}>
      {session ? (
        <Session session={session} bookingId={bookingId} open={open} onClose={onClose} onGo={onGo} more={more} />
      ) : query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : (
        <SkeletonList rows={2} label="Loading the session" />
      )}
    </Dialog>
  );
}

type SessionProps = Omit<SessionPanelProps, "id" | "live"> & { session: CourseSession };

function Session({ session, bookingId, open, onClose, onGo, more }: SessionProps) {
  const now = useNow(15_000);
  return (
    <>
      {session.status === "cancelled" && (
        <Note tone="bad">{session.statusReason ?? "This session was cancelled."}</Note>
      )}
      <Facts session={session} />
      {session.status !== "cancelled" && (
        <Seats
          taken={session.capacity - session.seatsLeft}
          capacity={session.capacity}
          mine={bookingId !== undefined}
        />
      )}
      {session.instructorNotes && (
        <section aria-label="From the instructor" className="rounded-lg bg-sunken px-4 py-3">
          <h3 className="text-sm font-semibold">From the instructor</h3>
          <p className="whitespace-pre-line">{session.instructorNotes}</p>
        </section>
      )}
      {bookingId ? (
        <MySeat session={session} bookingId={bookingId} now={now} onClose={onClose} />
      ) : (
        <NoSeat session={session} why={whyNoSeat({ session, now, open })} onClose={onClose} onGo={onGo} />
      )}
      {more}
    </>
  );
}

function Facts({ session }: { session: CourseSession }) {
  const zone = useZone();
  const there = session.timeZone && session.timeZone !== zone ? session.timeZone : undefined;
  return (
    <ul className="grid gap-2">
      <li className="flex gap-2.5">
        <CalendarDays size={20} aria-hidden className="mt-0.5 shrink-0 text-ink-soft" />
        <span>
          {fullDay(localDate(session.startsAt, zone))}
          <br />
          {timeOf(session.startsAt, zone)}–{timeOf(session.endsAt, zone)}
          {there && (
            <span className="block text-sm text-ink-soft">
              There: {dayAndTime(session.startsAt, there)}–{timeOf(session.endsAt, there)},{" "}
              {zoneName(there, new Date(session.startsAt))}
            </span>
          )}
        </span>
      </li>
      <li className="flex gap-2.5">
        <MapPin size={20} aria-hidden className="mt-0.5 shrink-0 text-ink-soft" />
        {session.location}
      </li>
    </ul>
  );
}

function NoSeat({
  session,
  why,
  onClose,
  onGo,
}: {
  session: CourseSession;
  why: string | undefined;
  onClose: () => void;
  onGo: (id: string) => void;
}) {
  const zone = useZone();
  const [key] = useState(newKey);
  const take = useTakeSeat();
  const others = take.error instanceof Problem ? take.error.alternatives : [];

  function book(sessionId: string, startsAt: string) {
    take.mutate(
      { sessionId, key: key + sessionId },
      {
        onSuccess: () => {
          announce(`You have a seat: ${session.courseType}, ${dayAndTime(startsAt, zone)}.`, "good");
          if (sessionId !== session.id) onGo(sessionId);
        },
      },
    );
  }

  return (
    <>
      <ErrorNote error={take.error} />
      {others.length > 0 && (
        <section aria-label="Other sessions with free seats" className="grid gap-2">
          <h3 className="text-sm font-semibold">Free instead</h3>
          <ul className="grid gap-2">
            {others.map((other) => (
              <li key={other.resource.id + other.startsAt}>
                <Button
                  className="w-full"
                  busy={take.isPending}
                  onClick={() => book(other.resource.id, other.startsAt)}
                >
                  Book {dayAndTime(other.startsAt, zone)}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {why && <p className="text-sm text-ink-soft">{why}</p>}
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
        <Button look="primary" cannot={why} busy={take.isPending} onClick={() => book(session.id, session.startsAt)}>
          Book a seat
        </Button>
      </DialogActions>
    </>
  );
}

function MySeat({
  session,
  bookingId,
  now,
  onClose,
}: {
  session: CourseSession;
  bookingId: string;
  now: number;
  onClose: () => void;
}) {
  const giveUp = useGiveUpSeat();
  const [sure, setSure] = useState(false);
  return (
    <>
      <p className="flex items-center gap-2">
        <Chip tone="moss">
          <Check size={14} strokeWidth={3} aria-hidden /> You have a seat
        </Chip>
      </p>
      <ErrorNote error={giveUp.error} />
      {sure && (
        <p role="status" className="text-sm text-ink-soft">
          Somebody else can take it at once. Give it up?
        </p>
      )}
      <DialogActions>
        <Button onClick={sure ? () => setSure(false) : onClose}>{sure ? "Keep my seat" : "Close"}</Button>
        <Button
          look="danger"
          cannot={whyKeepSeat(session, now)}
          busy={giveUp.isPending}
          onClick={() => {
            if (!sure) setSure(true);
            else
              giveUp.mutate(
                { bookingId, sessionId: session.id },
                { onSuccess: () => announce("You gave up your seat.", "good") },
              );
          }}
        >
          {sure ? "Yes, give it up" : "Give up my seat"}
        </Button>
      </DialogActions>
    </>
  );
}

/** randomUUID exists on https and localhost only; a campus server on plain http still needs a key. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
