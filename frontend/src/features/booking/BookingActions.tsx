import { useState } from "react";
import type { Booking, User } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button, LinkButton } from "@/ui/Button";
import { Confirm } from "@/ui/Confirm";
import { useAct } from "./api";
import { ChangeDialog } from "./ChangeDialog";
import { ExtendDialog } from "./ExtendDialog";
import { bookingCan, OVER, offers } from "./rules";
import { againAs } from "./wish";
import { thing } from "./words";

interface BookingActionsProps {
  booking: Booking;
  user: User;
  workspacePath: string;
  /** Of the form that books compute. */
  bookPath: string;
}

/** What its owner can do: every control is there as long as the booking lives, and says why when it cannot. */
export function BookingActions({ booking, user, workspacePath, bookPath }: BookingActionsProps) {
  const [open, setOpen] = useState<"change" | "extend" | "end" | "cancel">();
  if (OVER.includes(booking.status)) {
    return booking.kind === "compute" && booking.user.id === user.id ? (
      <div>
        <LinkButton to={`${bookPath}?${againAs(booking)}`}>Book again</LinkButton>
      </div>
    ) : null;
  }
  const change = bookingCan.change(booking);
  const extend = bookingCan.extend(booking);
  const close = () => setOpen(undefined);
  return (
    <div className="flex flex-wrap gap-2">
      {booking.kind === "compute" && <Connect booking={booking} user={user} workspacePath={workspacePath} />}
      {booking.kind !== "course" && offers(booking, "edit", change) && (
        <Button cannot={change.why} onClick={() => setOpen("change")}>
          Change
        </Button>
      )}
      {booking.kind !== "course" && offers(booking, "extend", extend) && (
        <Button cannot={extend.why} onClick={() => setOpen("extend")}>
          Extend
        </Button>
      )}
      {booking.status === "active" && booking.kind !== "course" ? (
        <Button look="danger" cannot={bookingCan.end(booking).why} onClick={() => setOpen("end")}>
          End
        </Button>
      ) : (
        <Button look="danger" cannot={bookingCan.cancel(booking).why} onClick={() => setOpen("cancel")}>
          Cancel
        </Button>
      )}
      {open === "change" && <ChangeDialog booking={booking} onClose={close} />}
      {open === "extend" && <ExtendDialog booking={booking} onClose={close} />}
      {open === "end" && <EndConfirm booking={booking} onClose={close} />}
      {open === "cancel" && <CancelConfirm booking={booking} onClose={close} />}
    </div>
  );
}

function Connect({ booking, user, workspacePath }: Omit<BookingActionsProps, "bookPath">) {
  const connect = bookingCan.connect(booking, user);
  return connect.yes ? (
    <LinkButton look="primary" to={workspacePath} target="_blank">
      Connect
    </LinkButton>
  ) : (
    <Button look="primary" cannot={connect.why}>
      Connect
    </Button>
  );
}

const ENDING = "Ending. The workspace stops, and its machine becomes free.";

function EndConfirm({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const act = useAct();
  const isRoom = booking.kind === "room";
  return (
    <Confirm
      open
      onClose={onClose}
      title="End it now?"
      keep={isRoom ? "Keep it" : "Keep it running"}
      action="End now"
      busy={act.isPending}
      error={act.error}
      onConfirm={() =>
        act.mutate(
          { verb: "end", id: booking.id },
          {
            onSuccess: () => {
              announce(isRoom ? "Ended. The room is free for others." : ENDING, "good");
              onClose();
            },
          },
        )
      }
    >
      {!isRoom && "The workspace stops, and what is not saved elsewhere is gone. "}
      The rest of your time becomes free for others.
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
              announce(`Cancelled. The ${thing[booking.kind]} is free for others.`, "good");
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
