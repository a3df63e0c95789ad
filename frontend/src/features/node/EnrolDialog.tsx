import { useState } from "react";
import { dayAndTime } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { CopyBox } from "@/ui/CopyBox";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote, Note } from "@/ui/Notes";
import { useEnrol } from "./api";
import { splitTags } from "./rules";

/** The token is shown here once and kept nowhere. */
export function EnrolDialog({ onClose }: { onClose: () => void }) {
  const zone = useZone();
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

  if (enrol.data) {
    return (
      <Dialog open onClose={onClose} title="Start the agent on the machine">
        <Note tone="warn">
          Copy it now: it is shown once, works once, and expires {dayAndTime(enrol.data.expiresAt, zone)}.
        </Note>
        <CopyBox label="Enrolment token" text={enrol.data.token} />
        <p className="text-sm text-ink-soft">
          On the machine you need a JDK 25 and a checkout of Berth. Run this command there; it asks for the token.
        </p>
        <CopyBox label="Command for the machine" text={enrol.data.command} />
        <p className="text-sm text-ink-soft">The machine appears in the list as soon as its agent has called.</p>
        <DialogActions>
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </DialogActions>
      </Dialog>
    );
  }

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
