import { MoonStar, StickyNote, TriangleAlert } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { BoardBooking } from "@/lib/api/schema";
import { cx } from "@/lib/cx";
import { peopleOf } from "@/lib/people";
import { dayAndTime, timeOf } from "@/lib/time/format";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { TextArea } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { useAddNote } from "./api";

const STATUS: Record<string, string> = {
  pending: "Not decided",
  tentative: "Tentative",
  active: "Running",
  completed: "Over",
};

interface BoardCardProps {
  booking: BoardBooking;
  zone: string;
  /** Somebody asked for this very card, and another time they ask it is another value. */
  wanted?: string | undefined;
}

/** One booking, for a glance; its notes behind a button. */
export function BoardCard({ booking, zone, wanted }: BoardCardProps) {
  const card = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const notesId = useId();
  const status = STATUS[booking.status];
  const ours = booking.source.kind === "berth";
  // It may come with the board long after it was asked for, so the click itself cannot do this.
  useEffect(() => {
    if (!wanted) return;
    card.current?.focus({ preventScroll: true });
    card.current?.scrollIntoView({ block: "center" });
  }, [wanted]);
  return (
    <article
      ref={card}
      tabIndex={-1}
      aria-label={booking.title}
      className={cx(
        "grid content-start gap-2 rounded-xl border border-line bg-surface px-4 py-3",
        wanted && "outline-2 outline-offset-2 outline-flare",
      )}
    >
      <p className="text-lg font-semibold">
        {timeOf(booking.startsAt, zone)}–{timeOf(booking.endsAt, zone)}
      </p>
      <div className="min-w-0">
        <h3 className="font-medium break-words">{booking.title}</h3>
        <p className="text-sm text-ink-soft">
          {[booking.person, booking.attendees && peopleOf(booking.attendees), ours ? undefined : booking.source.name]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <div className="flex flex-wrap gap-1.5">
        {booking.afterHours && (
          <Chip tone="buoy">
            <MoonStar size={14} aria-hidden /> After hours
          </Chip>
        )}
        {booking.overlaps && (
          <Chip tone="flare">
            <TriangleAlert size={14} aria-hidden /> Clashes
          </Chip>
        )}
        {status && <Chip>{status}</Chip>}
      </div>
      <div>
        <Button small look="quiet" aria-expanded={open} aria-controls={notesId} onClick={() => setOpen(!open)}>
          <StickyNote size={16} aria-hidden />
          {booking.notes.length === 0 ? "Add a note" : `Notes (${booking.notes.length})`}
        </Button>
        <div id={notesId} hidden={!open}>
          <Notes booking={booking} zone={zone} />
        </div>
      </div>
    </article>
  );
}

function Notes({ booking, zone }: { booking: BoardBooking; zone: string }) {
  const [text, setText] = useState("");
  const add = useAddNote();

  function submit() {
    add.mutate(
      { booking, text },
      {
        onSuccess: () => {
          setText("");
          announce("Noted.", "good");
        },
      },
    );
  }

  return (
    <div className="grid gap-3 pt-2">
      <ul className="grid gap-2">
        {booking.notes.map((note) => (
          <li key={`${note.at}${note.text}`} className="rounded-lg bg-sunken px-3 py-2 text-sm">
            <p className="break-words whitespace-pre-line">{note.text}</p>
            <p className="text-ink-soft">
              {[note.author, note.at && dayAndTime(note.at, zone)].filter(Boolean).join(", ")}
            </p>
          </li>
        ))}
      </ul>
      <Form onSubmit={submit} error={add.error} className="grid gap-2">
        <TextArea
          label="Note for your colleagues"
          value={text}
          maxLength={2000}
          onChange={(event) => setText(event.target.value)}
        />
        <ErrorNote error={add.error} />
        <Button
          small
          type="submit"
          busy={add.isPending}
          cannot={text.trim() === "" ? "Write something first." : undefined}
        >
          Keep the note
        </Button>
      </Form>
    </div>
  );
}
