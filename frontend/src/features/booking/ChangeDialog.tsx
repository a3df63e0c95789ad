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
import { Stepper } from "@/ui/Stepper";
import { Alternatives } from "./Alternatives";
import { useChangeBooking } from "./api";
import { changesOf, type Draft, differences, draftOf, type Size } from "./edit";
import { roomLengths } from "./wish";

const SHOWN = ["startsAt", "endsAt", "title", "attendees", "description", "cores", "memoryGb", "gpus"];
/** As large as a request may be; whether a machine has it, the server says. */
const LARGEST = { cores: 1024, memoryGb: 16_384, gpus: 64 };

/** Another time, size or other details for a booking, made to the version that is shown. */
export function ChangeDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const zone = useZone();
  const limits = useLimits();
  const { horizonDays, longestMinutes } = booking.kind === "compute" ? limits.compute : limits.room;
  // The booking may change beneath the form: what was shown when it opened is what the changes are made to.
  const [base, setBase] = useState(booking);
  const [draft, setDraft] = useState(() => draftOf(booking));
  const change = useChangeBooking();
  const refusal = change.error instanceof Problem ? change.error : undefined;
  // What runs keeps its start and its size.
  const begun = base.status === "active";
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

  function take({ startsAt, endsAt, resource }: Alternative) {
    const taken = { ...draft, startsAt, minutes: minutesBetween(startsAt, endsAt) };
    const elsewhere = base.kind === "room" && resource.id !== base.resource.id;
    setDraft(taken);
    send({ ...changesOf(taken, base), ...(elsewhere ? { roomId: resource.id } : {}) });
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
          <div className={begun ? "hidden" : "col-span-2"}>
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
            disabled={begun}
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
            {[...new Set([...roomLengths(longestMinutes), minutesBetween(base.startsAt, base.endsAt), draft.minutes])]
              .filter((minutes) => !begun || plusMinutes(base.startsAt, minutes) > iso(Date.now()))
              .sort((a, b) => a - b)
              .map((minutes) => (
                <option key={minutes} value={minutes}>
                  {duration(minutes)}
                </option>
              ))}
          </SelectField>
        </div>
        {draft.size && !begun && <SizeFields size={draft.size} refusal={refusal} onChange={(size) => set({ size })} />}
        <TextField
          label="Title"
          value={draft.title}
          maxLength={120}
          error={draft.title.trim() === "" ? "It needs a title." : refusal?.field("title")}
          onChange={(event) => set({ title: event.target.value })}
        />
        {base.kind === "room" && (
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
        )}
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
            problem={refusal}
            busy={change.isPending}
            offer="These are free. One click moves your booking there:"
            advice="Nothing is free near that time. Try another day, or a shorter time."
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

interface SizeFieldsProps {
  size: Size;
  refusal: Problem | undefined;
  onChange: (size: Size) => void;
}

function SizeFields({ size, refusal, onChange }: SizeFieldsProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Stepper
        label="Cores"
        value={size.cores}
        min={1}
        max={LARGEST.cores}
        error={refusal?.field("cores")}
        onChange={(cores) => onChange({ ...size, cores })}
      />
      <Stepper
        label="Memory"
        unit="GB"
        value={size.memoryGb}
        min={1}
        max={LARGEST.memoryGb}
        error={refusal?.field("memoryGb")}
        onChange={(memoryGb) => onChange({ ...size, memoryGb })}
      />
      <Stepper
        label="GPUs"
        value={size.gpus}
        min={0}
        max={LARGEST.gpus}
        error={refusal?.field("gpus")}
        onChange={(gpus) => onChange({ ...size, gpus })}
      />
    </div>
  );
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
