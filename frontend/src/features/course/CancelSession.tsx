import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import type { CourseSession } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote, Note } from "@/ui/Notes";
import { useChangeSession } from "./api";
import { people } from "./words";

interface CancelSessionProps {
  session: CourseSession;
  small?: boolean;
  onCancelled?: () => void;
}

export function CancelSession({ session, small, onCancelled }: CancelSessionProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        small={small ?? false}
        look="danger"
        cannot={session.status === "scheduled" ? undefined : `It is ${session.status}.`}
        onClick={() => setAsking(true)}
      >
        Cancel session
      </Button>
      {asking && <Asking session={session} onClose={() => setAsking(false)} onCancelled={onCancelled} />}
    </>
  );
}

interface AskingProps {
  session: CourseSession;
  onClose: () => void;
  onCancelled: (() => void) | undefined;
}

function Asking({ session, onClose, onCancelled }: AskingProps) {
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const cancel = useChangeSession();
  const problem = cancel.error instanceof Problem ? cancel.error : undefined;
  const missing = tried && reason.trim() === "" ? "Say why, in a few words." : undefined;

  function submit() {
    setTried(true);
    if (reason.trim() === "") return;
    cancel.mutate(
      { id: session.id, version: session.version, change: { status: "cancelled", reason: reason.trim() } },
      {
        onSuccess: () => {
          announce("The session is cancelled.", "good");
          onClose();
          onCancelled?.();
        },
      },
    );
  }

  return (
    <Dialog open onClose={onClose} title={`Cancel ${session.courseType}?`}>
      <Form onSubmit={submit} error={cancel.error} className="grid gap-4">
        <Note tone={session.seatsTaken > 0 ? "warn" : "info"}>
          {session.seatsTaken > 0
            ? `${people(session.seatsTaken)} with a seat: their bookings are cancelled, and the reason is told there.`
            : "Nobody has a seat in it."}
        </Note>
        <TextField
          label="Reason"
          value={reason}
          error={problem?.field("reason") ?? missing}
          onChange={(event) => setReason(event.target.value)}
        />
        <ErrorNote error={cancel.error} fields={["reason"]} />
        <DialogActions>
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" type="submit" busy={cancel.isPending}>
            Cancel the session
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
