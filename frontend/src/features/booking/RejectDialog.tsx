import { useState } from "react";
import { Button } from "@/ui/Button";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { TextArea } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote, Note } from "@/ui/Notes";

interface RejectDialogProps {
  title: string;
  /** Why it cannot be rejected any more: somebody else decided while this was open. */
  cannot?: string | undefined;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onReject: (reason: string) => void;
}

const USUAL = [
  "Please take a smaller machine.",
  "Reserved for a class at that time.",
  "Please say what it is for and book again.",
];

export function RejectDialog({ title, cannot, busy, error, onClose, onReject }: RejectDialogProps) {
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const empty = reason.trim() === "";

  function submit() {
    setAsked(true);
    if (!empty && !cannot) onReject(reason.trim());
  }

  return (
    <Dialog open onClose={onClose} title={title}>
      <Form onSubmit={submit} error={error} className="grid gap-4">
        <TextArea
          label="Reason"
          hint="The person who asked reads this."
          value={reason}
          maxLength={500}
          error={asked && empty ? "Say why, in a few words." : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex flex-wrap gap-2">
          {USUAL.map((usual) => (
            <Button key={usual} small onClick={() => setReason(usual)}>
              {usual}
            </Button>
          ))}
        </div>
        {cannot && (
          <div role="alert">
            <Note tone="warn">{cannot}</Note>
          </div>
        )}
        <ErrorNote error={error} />
        <DialogActions>
          <Button onClick={onClose}>Go back</Button>
          <Button look="danger" type="submit" cannot={cannot} busy={busy}>
            Reject
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
