import { useState } from "react";
import { type Alternative, Problem } from "@/lib/api/problem";
import type { Booking, BookingChange } from "@/lib/api/schema";
import { useLimits } from "@/lib/limits";
import { duration } from "@/lib/time/format";
import { choicesOfDay, localDate, sameTimeOn } from "@/lib/time/grid";
import { iso, minutesBetween, plusMinutes, slotStart } from "@/lib/time/instants";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { DateField } from "@/ui/DateField";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { SelectField, TextArea, TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote, Note } from "@/ui/Notes";
import { Alternatives } from "./Alternatives";
import { useChangeBooking } from "./api";
import { changesOf, type Draft, differences, draftOf } from "./edit";
import { roomLengths } from "./wish";

const SHOWN = ["startsAt", "endsAt", "title", "attendees", "description"];

/** Another time or other details for a room booking, made to the version that is shown. */
export function ChangeDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const zone = useZone();
  const { horizonDays, longestMinutes } = useLimits().room;
  // The booking may change beneath the form: what was shown when it opened is what the changes are made to.
  const [base, setBase] = useState(booking);
  const [draft, setDraft] = useState(() => draftOf(booking));
  const change = useChangeBooking();
  const refusal = change.error instanceof Problem ? change.error : undefined;
  const stale = refusal?.slug === "stale-version";
  const conflict = refusal?.slug === "booking-conflict";
  const changes = changesOf(draft, base);
  const date = localDate(draft.startsAt, zone);
  const earliest = slotStart(iso(Date.now()));
  const starts = choicesOfDay(date, zone).filter(
    ({ instant }) => instant >= earliest || instant === draft.startsAt || instant === base.startsAt,
  );

  function set(part: Partial<Draft>) {
    if (change.isError) change.reset();
    setDraft((old) => ({ ...old, ...part }));
  }

  function send(made: BookingChange) {
    change.mutate(
      { id: base.id, version: base.version, changes: made },
      {
        onSuccess: () => {
          announce("Changed.", "good");
          onClose();
        },
      },
    );
  }

  function take({ startsAt, endsAt }: Alternative) {
    const taken = { ...draft, startsAt, minutes: minutesBetween(startsAt, endsAt) };
    setDraft(taken);
    send(changesOf(taken, base));
  }

  function lookAgain() {
    change.reset();
    setBase(booking);
    setDraft(draftOf(booking));
  }

  return (
    <Dialog open onClose={onClose} title={`Change “${base.title}”`}>
      <Form className="grid gap-4" error={change.error} onSubmit={() => send(changes)}>
        <p className="text-ink-soft">{base.resource.name}</p>
        <div className="grid grid-cols-2 gap-3">
          <div className="col-span-2">
            <DateField
              label="Day"
              value={date}
              min={localDate(earliest, zone)}
              max={localDate(plusMinutes(iso(Date.now()), horizonDays * 1440), zone)}
              onChange={(day) => set({ startsAt: sameTimeOn(day, draft.startsAt, zone).instant })}
            />
          </div>
          <SelectField
            label="Start"
            value={draft.startsAt}
            error={refusal?.field("startsAt")}
            onChange={(event) => set({ startsAt: event.target.value })}
          >
            {starts.map(({ instant, label, which }) => (
              <option key={instant} value={instant}>
                {which ? `${label} ${which}` : label}
              </option>
            ))}
          </SelectField>
          <SelectField
            label="How long"
            value={draft.minutes}
            error={refusal?.field("endsAt")}
            onChange={(event) => set({ minutes: Number(event.target.value) })}
          >
            {[...new Set([...roomLengths(longestMinutes), draft.minutes])]
              .sort((a, b) => a - b)
              .map((minutes) => (
                <option key={minutes} value={minutes}>
                  {duration(minutes)}
                </option>
              ))}
          </SelectField>
        </div>
        <TextField
          label="Title"
          value={draft.title}
          maxLength={120}
          error={draft.title.trim() === "" ? "It needs a title." : refusal?.field("title")}
          onChange={(event) => set({ title: event.target.value })}
        />
        <TextField
          label="People"
          optional
          type="number"
          inputMode="numeric"
          min={1}
          value={draft.attendees}
          error={refusal?.field("attendees")}
          onChange={(event) => set({ attendees: event.target.value.replace(/\D/g, "") })}
        />
        <TextArea
          label="Note"
          optional
          rows={2}
          value={draft.description}
          maxLength={1000}
          error={refusal?.field("description")}
          onChange={(event) => set({ description: event.target.value })}
        />
        {stale && <Stale base={base} booking={booking} zone={zone} onLook={lookAgain} />}
        {conflict && refusal && (
          <Alternatives
            problem={{ message: refusal.message, alternatives: ofSameRoom(refusal, base) }}
            busy={change.isPending}
            offer="The room is free at these times. One click moves your booking there:"
            advice="It is not free near that time. Try another day, or a shorter time."
            onTake={take}
          />
        )}
        {!stale && !conflict && <ErrorNote error={change.error} fields={SHOWN} />}
        <DialogActions>
          <Button onClick={onClose}>Leave it</Button>
          <Button
            look="primary"
            type="submit"
            busy={change.isPending}
            cannot={
              stale
                ? "Look at it again first."
                : Object.keys(changes).length === 0
                  ? "Nothing is changed yet."
                  : draft.title.trim() === ""
                    ? "It needs a title."
                    : undefined
            }
          >
            {change.isPending ? "Changing…" : "Change it"}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** A change cannot go to another room: those that are free instead are for a new booking. */
function ofSameRoom(problem: Problem, { resource }: Booking) {
  return problem.alternatives.filter((one) => one.resource.id === resource.id);
}

interface StaleProps {
  base: Booking;
  booking: Booking;
  zone: string;
  onLook: () => void;
}

function Stale({ base, booking, zone, onLook }: StaleProps) {
  const rows = differences(base, booking, zone);
  return (
    <Note tone="warn">
      <div role="alert" className="grid gap-2">
        <p className="font-medium">It was changed meanwhile, so yours was not applied.</p>
        {rows.length > 0 && (
          <ul>
            {rows.map(({ field, was, is }) => (
              <li key={field}>
                {field}: {was} → {is}
              </li>
            ))}
          </ul>
        )}
        <Button small className="justify-self-start" onClick={onLook}>
          Look at it again
        </Button>
      </div>
    </Note>
  );
}
