import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import type { Booking } from "@/lib/api/schema";
import { useLimits } from "@/lib/limits";
import { dayAndTime, duration, timeOf } from "@/lib/time/format";
import { minutesBetween, plusMinutes, SLOT_MINUTES } from "@/lib/time/instants";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { SelectField } from "@/ui/Field";
import { ErrorNote, Note } from "@/ui/Notes";
import { useAct } from "./api";

export function ExtendDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const zone = useZone();
  const act = useAct();
  const longest = useLongest(booking);
  const choices = laterEnds(booking, longest);
  const [chosen, setChosen] = useState(choices[Math.min(1, choices.length - 1)] ?? "");

  function extend() {
    act.mutate(
      { verb: "extend", id: booking.id, endsAt: chosen },
      {
        onSuccess: () => {
          announce(`Extended: it now ends at ${timeOf(chosen, zone)}.`, "good");
          onClose();
        },
      },
    );
  }

  return (
    <Dialog open onClose={onClose} title="Extend this booking">
      <p className="text-ink-soft">It ends {dayAndTime(booking.endsAt, zone)} now. Nothing restarts when you extend.</p>
      {choices.length === 0 ? (
        <p>It has its longest duration, {duration(longest)}, already.</p>
      ) : (
        <SelectField
          label="New end"
          value={chosen}
          error={act.error instanceof Problem ? act.error.field("endsAt") : undefined}
          onChange={(event) => setChosen(event.target.value)}
        >
          {choices.map((endsAt) => (
            <option key={endsAt} value={endsAt}>
              {timeOf(endsAt, zone)} (+{duration(minutesBetween(booking.endsAt, endsAt))})
            </option>
          ))}
        </SelectField>
      )}
      {refusedByRole(act.error) ? (
        <Note tone="warn">
          Where bookings need approval, an admin extends them. Ask one: they see this booking as well.
        </Note>
      ) : (
        <ErrorNote error={act.error} />
      )}
      <DialogActions>
        <Button onClick={onClose}>Leave it</Button>
        <Button
          look="primary"
          busy={act.isPending}
          cannot={choices.length === 0 ? "It has its longest duration already." : undefined}
          onClick={extend}
        >
          Extend
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** booking-service lets owners extend only where bookings are approved automatically; the page cannot know which. */
function refusedByRole(error: unknown): boolean {
  return error instanceof Problem && error.status === 403;
}

function useLongest({ kind }: Booking): number {
  const limits = useLimits();
  return (kind === "room" ? limits.room : limits.compute).longestMinutes;
}

/** Ends on the grid after the present one, within the longest duration. */
function laterEnds(booking: Booking, longest: number): string[] {
  const room = longest - minutesBetween(booking.startsAt, booking.endsAt);
  const count = Math.max(0, Math.floor(room / SLOT_MINUTES));
  return Array.from({ length: count }, (_, step) => plusMinutes(booking.endsAt, (step + 1) * SLOT_MINUTES));
}
