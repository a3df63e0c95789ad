import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import type { OwnCalendar } from "@/lib/api/schema";
import { browserZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { useAddCalendar, useChangeCalendar } from "./api";
import { type Origin, OriginField } from "./OriginField";

export function CalendarDialog({ calendar, onClose }: { calendar?: OwnCalendar; onClose: () => void }) {
  return calendar ? <Changing calendar={calendar} onClose={onClose} /> : <Adding onClose={onClose} />;
}

function Adding({ onClose }: { onClose: () => void }) {
  const add = useAddCalendar();
  return (
    <CalendarForm
      title="Bring a calendar along"
      action="Add it"
      name=""
      saving={add}
      send={(name, origin) => add.mutateAsync({ name, timeZone: browserZone(), ...origin })}
      onClose={onClose}
    />
  );
}

function Changing({ calendar, onClose }: { calendar: OwnCalendar; onClose: () => void }) {
  const change = useChangeCalendar(calendar);
  return (
    <CalendarForm
      title={`Change ${calendar.name}`}
      action="Save"
      name={calendar.name}
      known
      saving={change}
      send={(name, origin) => change.mutateAsync({ name, ...origin })}
      onClose={onClose}
    />
  );
}

interface CalendarFormProps {
  title: string;
  action: string;
  name: string;
  known?: boolean;
  saving: { isPending: boolean; error: unknown };
  send: (name: string, origin: Origin) => Promise<unknown>;
  onClose: () => void;
}

function CalendarForm({ title, action, name: before, known = false, saving, send, onClose }: CalendarFormProps) {
  const [name, setName] = useState(before);
  const [origin, setOrigin] = useState<Origin>({});
  const [tried, setTried] = useState(false);
  const problem = saving.error instanceof Problem ? saving.error : undefined;
  const unnamed = name.trim() === "";
  const nowhere = !known && !origin.address && !origin.content;

  function submit() {
    setTried(true);
    if (unnamed || nowhere) return;
    void send(name, origin).then(
      () => {
        announce(`${name} is being read.`, "good");
        onClose();
      },
      () => undefined, // told below
    );
  }

  return (
    <Dialog open onClose={onClose} title={title}>
      <Form onSubmit={submit} error={saving.error} className="grid gap-4">
        <TextField
          label="What you call it"
          autoComplete="off"
          maxLength={100}
          value={name}
          error={tried && unnamed ? "Enter a name." : problem?.field("name")}
          onChange={(event) => setName(event.target.value)}
        />
        <OriginField
          origin={origin}
          onChange={setOrigin}
          known={known}
          error={
            tried && nowhere
              ? "Enter the calendar's address, or choose its file."
              : (problem?.field("address") ?? problem?.field("content"))
          }
        />
        <ErrorNote error={saving.error} fields={["name", "address", "content"]} />
        <DialogActions>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="primary" type="submit" busy={saving.isPending}>
            {action}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
