import { useState } from "react";
import { sayWhy } from "@/lib/api/problem";
import type { Booking } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { useAct } from "./api";
import { ExtendDialog } from "./ExtendDialog";
import { MoveDialog, type NodeChoice } from "./MoveDialog";
import { RejectDialog } from "./RejectDialog";
import { bookingCan, decidedMeanwhile, OVER } from "./rules";

/** What an admin decides about a booking. */
interface AdminActionsProps {
  booking: Booking;
  nodes: NodeChoice[];
  /** False where the owner's controls, which hold Extend already, stand beside these. */
  withExtend?: boolean;
  /** Where this stands in a list, which may lose the booking while the dialog is open: the list shows the dialog. */
  onReject?: () => void;
}

export function AdminActions({ booking, nodes, withExtend = true, onReject }: AdminActionsProps) {
  const [open, setOpen] = useState<"reject" | "extend" | "move">();
  const act = useAct();
  const decide = bookingCan.decide(booking);
  const close = () => setOpen(undefined);

  function approve() {
    act.mutate(
      { verb: "approve", id: booking.id },
      {
        onSuccess: () => announce(`Approved: ${booking.title}.`, "good"),
        onError: (error) => announce(sayWhy(error), "bad"),
      },
    );
  }

  const rejecting = open === "reject" && (
    <RejectOne title={booking.title} id={booking.id} now={booking} onClose={close} />
  );
  if (OVER.includes(booking.status)) return rejecting || null;

  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">Decide on {booking.title}</legend>
      <Button small look="primary" cannot={decide.why} busy={act.isPending} onClick={approve}>
        Approve
      </Button>
      <Button small look="danger" cannot={decide.why} onClick={onReject ?? (() => setOpen("reject"))}>
        Reject
      </Button>
      {withExtend && (
        <Button small cannot={bookingCan.extend(booking).why} onClick={() => setOpen("extend")}>
          Extend
        </Button>
      )}
      {booking.kind === "compute" && (
        <Button small cannot={bookingCan.move(booking).why} onClick={() => setOpen("move")}>
          Move
        </Button>
      )}
      {open === "extend" && <ExtendDialog booking={booking} onClose={close} />}
      {open === "move" && <MoveDialog booking={booking} nodes={nodes} onClose={close} />}
      {rejecting}
    </fieldset>
  );
}

interface RejectOneProps {
  id: string;
  title: string;
  /** The booking as it is by now; undefined when it is not among those shown any more. */
  now: Booking | undefined;
  onClose: () => void;
}

export function RejectOne({ id, title, now, onClose }: RejectOneProps) {
  const act = useAct();
  return (
    <RejectDialog
      title={`Reject “${title}”`}
      cannot={act.isPending || act.isSuccess ? undefined : decidedMeanwhile(now)}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onReject={(reason) =>
        act.mutate(
          { verb: "reject", id, reason },
          {
            onSuccess: () => {
              announce(`Rejected: ${title}.`, "good");
              onClose();
            },
          },
        )
      }
    />
  );
}
