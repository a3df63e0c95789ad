import { type ReactNode, useState } from "react";
import { type Alternative, Problem } from "@/lib/api/problem";
import type { Booking } from "@/lib/api/schema";
import { dayAndTime, duration, timeOf } from "@/lib/time/format";
import { plusMinutes } from "@/lib/time/instants";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { TextArea, TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { Alternatives } from "./Alternatives";
import { useBook } from "./api";
import { type Span, TimeIn } from "./TimeIn";

const SHOWN = ["startsAt", "endsAt", "roomId", "title", "attendees", "description"];

interface BookRoomDialogProps {
  room: { id: string; name: string; capacity?: number | undefined; facts: ReactNode; needsApproval: boolean };
  startsAt: string;
  minutes: number;
  /** Where it is known until when the room is free, another time in between can be chosen. */
  free?: { startsAt: string; endsAt: string } | undefined;
  /** What else I have at the chosen time. */
  busy: (window: { startsAt: string; endsAt: string }) => ReactNode;
  /** The branch of a room that is in another than this one. */
  elsewhere: (roomId: string) => string | undefined;
  /** Staff and admins may book a room of which nobody knows whether it is free. */
  mayBookUnknown: boolean;
  /** Why nothing can be booked just now. */
  cannot?: string | undefined;
  onBooked: (booking: Booking) => void;
  onClose: () => void;
}

export function BookRoomDialog({
  room,
  free,
  busy,
  elsewhere,
  mayBookUnknown,
  cannot,
  onBooked,
  onClose,
  ...picked
}: BookRoomDialogProps) {
  const zone = useZone();
  const [{ startsAt, minutes }, setSpan] = useState<Span>(picked);
  const [title, setTitle] = useState("");
  const [attendees, setAttendees] = useState("");
  const [description, setDescription] = useState("");
  const [asked, setAsked] = useState(false);
  const book = useBook();
  const endsAt = plusMinutes(startsAt, minutes);
  const refusal = book.error instanceof Problem ? book.error : undefined;
  const unknown = refusal?.slug === "room-unknown";
  const conflict = refusal?.slug === "booking-conflict" || unknown;
  const untitled = asked && title.trim() === "" ? "Say what it is for, so that others recognise it." : undefined;
  const errorOf = (field: string) => refusal?.field(field);
  const timeError = errorOf("startsAt") ?? errorOf("endsAt") ?? errorOf("roomId");

  function send(place: { roomId: string; startsAt: string; endsAt: string; bookAnyway?: true }) {
    setAsked(true);
    if (title.trim() === "") return;
    book.mutate(
      {
        kind: "room",
        ...place,
        title: title.trim(),
        ...(description.trim() ? { description: description.trim() } : {}),
        ...(attendees ? { attendees: Number(attendees) } : {}),
      },
      { onSuccess: onBooked },
    );
  }

  const take = (one: Alternative) => send({ roomId: one.resource.id, startsAt: one.startsAt, endsAt: one.endsAt });

  return (
    <Dialog open onClose={onClose} title={`Book ${room.name}`}>
      <Form className="grid gap-4" error={book.error} onSubmit={() => send({ roomId: room.id, startsAt, endsAt })}>
        <div>
          <p className="font-medium">
            {dayAndTime(startsAt, zone)} – {timeOf(endsAt, zone)}
            <span className="font-normal text-ink-soft"> · {duration(minutes)}</span>
          </p>
          <div className="text-sm text-ink-soft">{room.facts}</div>
          {!free && timeError && (
            <p role="alert" className="mt-1 text-sm font-medium text-flare">
              {timeError}
            </p>
          )}
        </div>
        {free && (
          <TimeIn
            free={free}
            span={{ startsAt, minutes }}
            errorOf={(field) => errorOf(field) ?? (field === "startsAt" ? errorOf("roomId") : undefined)}
            onChange={(span) => {
              if (book.isError) book.reset();
              setSpan(span);
            }}
          />
        )}
        {busy({ startsAt, endsAt })}
        <TextField
          label="Title"
          value={title}
          maxLength={120}
          error={untitled ?? errorOf("title")}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextField
          label="People"
          optional
          type="number"
          inputMode="numeric"
          min={1}
          max={room.capacity}
          value={attendees}
          hint={room.capacity ? `Holds up to ${room.capacity}.` : undefined}
          error={errorOf("attendees")}
          onChange={(event) => setAttendees(event.target.value.replace(/\D/g, ""))}
        />
        <TextArea
          label="Note"
          optional
          rows={2}
          value={description}
          maxLength={1000}
          error={errorOf("description")}
          onChange={(event) => setDescription(event.target.value)}
        />
        {refusal && conflict ? (
          <Alternatives
            problem={refusal}
            busy={book.isPending}
            elsewhere={elsewhere}
            onTake={take}
            advice={
              unknown
                ? "No similar room is free then. Try another time."
                : "Nothing near it is free either. Try another day, or a shorter time."
            }
          />
        ) : (
          <ErrorNote error={book.error} fields={SHOWN} />
        )}
        <DialogActions>
          <Button onClick={onClose}>Not now</Button>
          {unknown && mayBookUnknown && (
            <Button
              look="danger"
              busy={book.isPending}
              onClick={() => send({ roomId: room.id, startsAt, endsAt, bookAnyway: true })}
            >
              Book anyway
            </Button>
          )}
          {!conflict && (
            <Button look="primary" type="submit" cannot={cannot} busy={book.isPending}>
              {book.isPending ? "Booking…" : room.needsApproval ? "Ask for it" : "Book it"}
            </Button>
          )}
        </DialogActions>
      </Form>
    </Dialog>
  );
}
