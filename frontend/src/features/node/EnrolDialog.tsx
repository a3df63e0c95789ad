import { useState } from "react";
import type { Enrolment } from "@/lib/api/schema";
import { dayAndTime } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { CopyBox, CopyLines } from "@/ui/CopyBox";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote, Note } from "@/ui/Notes";
import { useEnrol } from "./api";
import { splitTags } from "./rules";

export function EnrolDialog({ onClose }: { onClose: () => void }) {
  const [fields, setFields] = useState({ name: "", site: "", tags: "" });
  const enrol = useEnrol();

  function submit() {
    const tags = splitTags(fields.tags);
    enrol.mutate({
      ...(fields.name.trim() ? { name: fields.name.trim() } : {}),
      ...(fields.site.trim() ? { site: fields.site.trim() } : {}),
      ...(tags.length > 0 ? { tags } : {}),
    });
  }

  if (enrol.data) return <JoinSteps enrolment={enrol.data} onClose={onClose} />;

  return (
    <Dialog open onClose={onClose} title="Add a node">
      <Form onSubmit={submit} error={enrol.error} className="grid gap-4">
        <p className="text-sm text-ink-soft">
          A node is a machine that runs Berth's agent. Leave a field empty to use what the machine says of itself.
        </p>
        <TextField
          label="Name"
          optional
          value={fields.name}
          onChange={(event) => setFields({ ...fields, name: event.target.value })}
        />
        <TextField
          label="Site"
          optional
          value={fields.site}
          onChange={(event) => setFields({ ...fields, site: event.target.value })}
        />
        <TextField
          label="Tags"
          optional
          value={fields.tags}
          onChange={(event) => setFields({ ...fields, tags: event.target.value })}
        />
        <ErrorNote error={enrol.error} />
        <DialogActions>
          <Button onClick={onClose}>Go back</Button>
          <Button look="primary" type="submit" busy={enrol.isPending}>
            Make a token
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** The token is shown here once and kept nowhere. */
function JoinSteps({ enrolment, onClose }: { enrolment: Enrolment; onClose: () => void }) {
  const zone = useZone();
  return (
    <Dialog open onClose={onClose} title="Set up the machine">
      <p className="text-sm text-ink-soft">
        {enrolment.command.includes("install.sh")
          ? "Paste these lines as root on the machine (Linux on x86-64, with Docker). They check the script before they run it."
          : "Berth is still making its install script. Until it is there, run this in a checkout of Berth on the machine (Docker and a JDK 25 needed)."}
      </p>
      <CopyLines label="Lines for the machine" text={enrolment.command} />
      <p className="text-sm text-ink-soft">They ask for this token:</p>
      <CopyBox label="Enrolment token" text={enrolment.token} />
      <Note tone="warn">
        Copy the token now: it is shown once, works once, and expires {dayAndTime(enrolment.expiresAt, zone)}.
      </Note>
      <p className="text-sm text-ink-soft">The machine appears in the list as soon as its agent has called.</p>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  );
}
