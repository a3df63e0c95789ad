import { useState } from "react";
import type { Booking, User } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button, LinkButton } from "@/ui/Button";
import { Confirm } from "@/ui/Confirm";
import { useAct } from "./api";
import { ExtendDialog } from "./ExtendDialog";
import { bookingCan, OVER } from "./rules";

interface BookingActionsProps {
  booking: Booking;
  user: User;
  workspacePath: string;
}

/** What its owner can do: every control is there as long as the booking lives, and says why when it cannot. */
export function BookingActions({ booking, user, workspacePath }: BookingActionsProps) {
  const [open, setOpen] = useState<"extend" | "end" | "cancel">();
  if (OVER.includes(booking.status)) return null;
  const connect = bookingCan.connect(booking, user);
  return (
    <div className="flex flex-wrap gap-2">
      {connect.yes ? (
        <LinkButton look="primary" to={workspacePath} target="_blank">
          Connect
        </LinkButton>
      ) : (
        <Button look="primary" cannot={connect.why}>
          Connect
        </Button>
      )}
      <Button cannot={bookingCan.extend(booking).why} onClick={() => setOpen("extend")}>
        Extend
      </Button>
      {booking.status === "active" ? (
        <Button look="danger" cannot={bookingCan.end(booking).why} onClick={() => setOpen("end")}>
          End
        </Button>
      ) : (
        <Button look="danger" cannot={bookingCan.cancel(booking).why} onClick={() => setOpen("cancel")}>
          Cancel
        </Button>
      )}
      {open === "extend" && <ExtendDialog booking={booking} onClose={() => setOpen(undefined)} />}
      {open === "end" && <EndConfirm booking={booking} onClose={() => setOpen(undefined)} />}
      {open === "cancel" && <CancelConfirm booking={booking} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

function EndConfirm({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const act = useAct();
  return (
    <Confirm
      open
      onClose={onClose}
      title="End it now?"
      keep="Keep it running"
      action="End now"
      busy={act.isPending}
      error={act.error}
      onConfirm={() =>
        act.mutate(
          { verb: "end", id: booking.id },
          {
            onSuccess: () => {
              announce("Ending. The workspace stops, and its machine becomes free.", "good");
              onClose();
            },
          },
        )
      }
    >
      The workspace stops, and what is not saved elsewhere is gone. The rest of your time becomes free for others.
    </Confirm>
  );
}

function CancelConfirm({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const act = useAct();
  return (
    <Confirm
      open
      onClose={onClose}
      title="Cancel this booking?"
      keep="Keep it"
      action="Cancel booking"
      busy={act.isPending}
      error={act.error}
      onConfirm={() =>
        act.mutate(
          { verb: "cancel", id: booking.id },
          {
            onSuccess: () => {
              announce("Cancelled. The machine is free for others.", "good");
              onClose();
            },
          },
        )
      }
    >
      “{booking.title}” gives its time back. You can book again whenever there is room.
    </Confirm>
  );
}
