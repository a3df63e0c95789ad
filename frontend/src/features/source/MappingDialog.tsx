import { useState } from "react";
import type { Room, Source } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { ErrorNote, Note } from "@/ui/Notes";
import { type ChoiceGroup, SearchField } from "@/ui/SearchField";
import { useChangeSource } from "./api";
import { spacesOf } from "./mapping";

/** Which of its spaces is which room. */
export function MappingDialog({ source, rooms, onClose }: { source: Source; rooms: Room[]; onClose: () => void }) {
  const [spaces, setSpaces] = useState(() => spacesOf(source));
  const change = useChangeSource(source);
  const branches = byBranch(rooms);

  function submit() {
    const mapped = spaces.flatMap(({ id, roomId }) => (roomId ? [{ space: id, roomId }] : []));
    change.mutate(
      { rooms: mapped },
      {
        onSuccess: () => {
          announce(`${source.name} is read anew with these rooms.`, "good");
          onClose();
        },
      },
    );
  }

  return (
    <Dialog open onClose={onClose} title={`Rooms of ${source.name}`}>
      <Form onSubmit={submit} error={change.error} className="grid gap-4">
        {spaces.length === 0 && <Note>It has not been read yet. Its spaces are listed here by name once it has.</Note>}
        {spaces.map(({ id, name, roomId }) => (
          <SearchField
            key={id}
            label={name}
            nothing="No room of Berth's"
            groups={branches}
            value={roomId}
            onChange={(next) => setSpaces((all) => all.map((one) => (one.id === id ? { ...one, roomId: next } : one)))}
          />
        ))}
        <ErrorNote error={change.error} />
        <DialogActions>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="primary" type="submit" busy={change.isPending}>
            Save
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function byBranch(rooms: Room[]): ChoiceGroup[] {
  return [...new Set(rooms.map((room) => room.branch))].map((branch) => ({
    value: branch,
    items: rooms.filter((room) => room.branch === branch).map(({ id, name }) => ({ value: id, label: name })),
  }));
}
