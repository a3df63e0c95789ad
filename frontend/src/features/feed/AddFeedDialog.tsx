import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import type { NewFeed } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { SelectField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { useAddFeed } from "./api";

export interface Followable {
  id: string;
  name: string;
}

type Kind = NewFeed["kind"];

/** What there is to follow, by kind. A kind that is not offered to this person is absent. */
export type Followables = Partial<Record<Kind, Followable[]>>;

const words: Record<Kind, string> = { room: "Room", "course-type": "Course", node: "Node" };

interface AddFeedDialogProps {
  followables: Followables;
  onClose: () => void;
}

export function AddFeedDialog({ followables, onClose }: AddFeedDialogProps) {
  const kinds = (Object.keys(words) as Kind[]).filter((kind) => followables[kind]);
  const [kind, setKind] = useState<Kind>(kinds[0] ?? "room");
  const choices = followables[kind] ?? [];
  const [chosen, setChosen] = useState("");
  const subject = choices.some(({ id }) => id === chosen) ? chosen : (choices[0]?.id ?? "");
  const add = useAddFeed();
  const problem = add.error instanceof Problem ? add.error : undefined;

  function submit() {
    add.mutate(kind === "course-type" ? { kind, courseType: subject } : { kind, resourceId: subject }, {
      onSuccess: (feed) => {
        onClose();
        announce(`${feed.name} is added.`, "good");
      },
    });
  }

  return (
    <Dialog open onClose={onClose} title="Add a feed">
      <Form onSubmit={submit} error={add.error} className="grid gap-4">
        <SelectField label="Follow a" value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {words[one]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={words[kind]}
          value={subject}
          hint={choices.length === 0 ? "There is none yet." : hints[kind]}
          error={problem?.field("resourceId") ?? problem?.field("courseType")}
          onChange={(event) => setChosen(event.target.value)}
        >
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <ErrorNote error={add.error} fields={["resourceId", "courseType"]} />
        <DialogActions>
          <Button onClick={onClose}>Go back</Button>
          <Button
            look="primary"
            type="submit"
            busy={add.isPending}
            cannot={subject === "" ? "There is nothing to follow yet." : undefined}
          >
            Add
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

const hints: Record<Kind, string> = {
  room: "Shows when the room is taken, not why.",
  "course-type": "Every session of this course, whether you have a seat or not.",
  node: "Every booking on this machine.",
};
