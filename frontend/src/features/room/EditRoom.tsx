import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import type { Room } from "@/lib/api/schema";
import { changed, merge } from "@/lib/merge";
import { announce } from "@/ui/announce";
import { Note } from "@/ui/Notes";
import { roomById, useChangeRoom } from "./api";
import { CloseRoom } from "./CloseRoom";
import { draftOf, fieldsOf, listed, type RoomDraft } from "./draft";
import { RoomForm } from "./RoomForm";

interface EditRoomProps {
  room: Room;
  branches: string[];
  onSaved: () => void;
}

/**
 * Saves against the version that was loaded. When somebody else was first, their changes come into the form beside
 * this person's, and saving again goes against the newer version: nothing is overwritten unseen.
 */
export function EditRoom({ room, branches, onSaved }: EditRoomProps) {
  const client = useQueryClient();
  const [base, setBase] = useState(room);
  const [draft, setDraft] = useState(() => draftOf(room));
  const [meanwhile, setMeanwhile] = useState<string>();
  const save = useChangeRoom();

  async function takeOver() {
    const now = await client.fetchQuery({ ...roomById(base.id), staleTime: 0 });
    const merged = merge(draftOf(base), draft, draftOf(now));
    setBase(now);
    setDraft(merged.draft);
    setMeanwhile(saying(merged.taken, merged.disputed));
  }

  function submit() {
    const changes = changed(fieldsOf(draftOf(base)), fieldsOf(draft));
    save.mutate(
      { id: base.id, version: base.version, changes },
      {
        onSuccess: (saved) => {
          announce(`Saved: ${saved.name}.`, "good");
          onSaved();
        },
        onError: (error) => {
          if (error instanceof Problem && error.slug === "stale-version") void takeOver();
        },
      },
    );
  }

  return (
    <div className="grid gap-6">
      {meanwhile && <Note tone="warn">{meanwhile}</Note>}
      <RoomForm
        draft={draft}
        onChange={setDraft}
        branches={branches}
        error={save.error}
        busy={save.isPending}
        action="Save"
        onSubmit={submit}
        more={<CloseRoom room={base} onChanged={setBase} />}
      />
    </div>
  );
}

function saying(taken: (keyof RoomDraft)[], disputed: (keyof RoomDraft)[]): string {
  const parts = ["Somebody changed this room while you were here."];
  if (taken.length > 0) parts.push(`Taken over from them: ${listed(taken)}.`);
  if (disputed.length > 0) parts.push(`You both changed ${listed(disputed)}; yours is shown.`);
  return [...parts, "Look it over and save again."].join(" ");
}
