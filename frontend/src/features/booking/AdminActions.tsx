import { useState } from "react";
import { sayWhy } from "@/lib/api/problem";
import type { Booking } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { useAct } from "./api";
import { ExtendDialog } from "./ExtendDialog";
import { MoveDialog, type NodeChoice } from "./MoveDialog";
import { RejectDialog } from "./RejectDialog";
import { bookingCan, OVER } from "./rules";

/** What an admin decides about a booking. */
interface AdminActionsProps {
  booking: Booking;
  nodes: NodeChoice[];
  /** False where the owner's controls, which hold Extend already, stand beside these. */
  withExtend?: boolean;
}

export function AdminActions({ booking, nodes, withExtend = true }: AdminActionsProps) {
  const [open, setOpen] = useState<"reject" | "extend" | "move">();
  const act = useAct();
  if (OVER.includes(booking.status)) return null;
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

  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">Decide on {booking.title}</legend>
      <Button small look="primary" cannot={decide.why} busy={act.isPending} onClick={approve}>
        Approve
      </Button>
      <Button small look="danger" cannot={decide.why} onClick={() => setOpen("reject")}>
        Reject
      </Button>
      {withExtend && (
        <Button small cannot={bookingCan.extend(booking).why} onClick={() => setOpen("extend")}>
          Extend
        </Button>
      )}
      <Button small cannot={bookingCan.move(booking).why} onClick={() => setOpen("move")}>
        Move
      </Button>
      {open === "extend" && <ExtendDialog booking={booking} onClose={close} />}
      {open === "move" && <MoveDialog booking={booking} nodes={nodes} onClose={close} />}
      {open === "reject" && (
        <RejectDialog
          title={`Reject “${booking.title}”`}
          busy={act.isPending}
          error={act.error}
          onClose={close}
          onReject={(reason) =>
            act.mutate(
              { verb: "reject", id: booking.id, reason },
              {
                onSuccess: () => {
                  announce(`Rejected: ${booking.title}.`, "good");
                  close();
                },
              },
            )
          }
        />
      )}
    </fieldset>
  );
}
