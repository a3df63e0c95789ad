import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Booking } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";
import { atWall, localDate } from "@/lib/time/grid";
import { SLOT_MINUTES } from "@/lib/time/instants";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { DateField, TimeField } from "@/ui/DateField";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { TextArea } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { type BulkChange, changeAll, changeable, type RowResult, summary } from "./bulk";
import { RejectDialog } from "./RejectDialog";

interface BulkBarProps {
  chosen: Booking[];
  onDone: (results: RowResult[]) => void;
}

const ACTIONS = ["approve", "reject", "extend", "cancel"] as const;
const WORDS = { approve: "Approve", reject: "Reject", extend: "Extend", cancel: "Cancel" };
const NONE = {
  approve: "Pick pending bookings first.",
  reject: "Pick pending bookings first.",
  extend: "Pick approved or running bookings first.",
  cancel: "Pick pending or approved bookings first.",
};

/** What can be done with all that is picked; each button counts those that it changes. */
export function BulkBar({ chosen, onDone }: BulkBarProps) {
  const client = useQueryClient();
  const [open, setOpen] = useState<BulkChange["action"]>();
  const bulk = useSend({
    mutationFn: (change: BulkChange) => changeAll(changeable(chosen, change.action), change),
    onSuccess: (rows, { action }) => {
      setOpen(undefined);
      onDone(rows);
      announce(summary(rows, action), rows.some((row) => row.refused) ? "bad" : "good");
    },
    onSettled: () => void client.invalidateQueries(),
  });
  const close = () => {
    setOpen(undefined);
    bulk.reset();
  };
  const count = (action: BulkChange["action"]) => changeable(chosen, action).length;
  const titled = (action: BulkChange["action"]) =>
    `${WORDS[action]} ${count(action)} ${count(action) === 1 ? "booking" : "bookings"}`;
  const gone = (action: BulkChange["action"]) =>
    count(action) === 0 && !bulk.isPending ? "All of them were decided or cancelled meanwhile." : undefined;

  return (
    <>
      {ACTIONS.map((action) => (
        <Button
          key={action}
          small
          look={action === "approve" ? "primary" : action === "extend" ? "plain" : "danger"}
          cannot={count(action) === 0 ? NONE[action] : undefined}
          busy={bulk.isPending}
          onClick={() => (action === "approve" ? bulk.mutate({ action }) : setOpen(action))}
        >
          {WORDS[action]} {count(action) || ""}
        </Button>
      ))}
      {open === undefined && <ErrorNote error={bulk.error} />}
      {open === "reject" && (
        <RejectDialog
          title={titled("reject")}
          cannot={gone("reject")}
          busy={bulk.isPending}
          error={bulk.error}
          onClose={close}
          onReject={(reason) => bulk.mutate({ action: "reject", reason })}
        />
      )}
      {open === "extend" && (
        <ExtendAll
          title={titled("extend")}
          bookings={changeable(chosen, "extend")}
          busy={bulk.isPending}
          error={bulk.error}
          onClose={close}
          onExtend={(endsAt) => bulk.mutate({ action: "extend", endsAt })}
        />
      )}
      {open === "cancel" && (
        <CancelAll
          title={titled("cancel")}
          cannot={gone("cancel")}
          busy={bulk.isPending}
          error={bulk.error}
          onClose={close}
          onCancel={(reason) => bulk.mutate({ action: "cancel", ...(reason ? { reason } : {}) })}
        />
      )}
    </>
  );
}

interface AllProps {
  title: string;
  busy: boolean;
  error: unknown;
  onClose: () => void;
}

function ExtendAll({
  title,
  bookings,
  busy,
  error,
  onClose,
  onExtend,
}: AllProps & { bookings: Booking[]; onExtend: (endsAt: string) => void }) {
  const zone = useZone();
  const latest = bookings.map(({ endsAt }) => endsAt).reduce((last, one) => (one > last ? one : last), "");
  const [day, setDay] = useState(() => (latest ? localDate(latest, zone) : ""));
  const [time, setTime] = useState("");
  const [asked, setAsked] = useState(false);
  const missing = day === "" || time === "";

  function submit() {
    setAsked(true);
    if (!missing) onExtend(atWall(day, time, zone));
  }

  return (
    <Dialog open onClose={onClose} title={title}>
      <Form onSubmit={submit} error={error} className="grid gap-4">
        <p className="text-ink-soft">All of them end then. Those for which there is no room stay as they are.</p>
        <div className="grid grid-cols-2 gap-3">
          <DateField label="New end, day" value={day} onChange={setDay} />
          <TimeField
            label="New end, time"
            value={time}
            stepMinutes={SLOT_MINUTES}
            error={asked && time === "" ? "Choose a time." : undefined}
            onChange={setTime}
          />
        </div>
        <ErrorNote error={error} />
        <DialogActions>
          <Button onClick={onClose}>Go back</Button>
          <Button look="primary" type="submit" busy={busy}>
            Extend
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function CancelAll({
  title,
  cannot,
  busy,
  error,
  onClose,
  onCancel,
}: AllProps & { cannot: string | undefined; onCancel: (reason: string) => void }) {
  const [reason, setReason] = useState("");
  return (
    <Dialog open onClose={onClose} title={title}>
      <Form onSubmit={() => cannot === undefined && onCancel(reason.trim())} error={error} className="grid gap-4">
        <TextArea
          label="Reason"
          optional
          hint="The people who booked read this."
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
        <ErrorNote error={error} />
        <DialogActions>
          <Button onClick={onClose}>Go back</Button>
          <Button look="danger" type="submit" cannot={cannot} busy={busy}>
            Cancel them
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
