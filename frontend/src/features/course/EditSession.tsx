import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import type { CourseSession } from "@/lib/api/schema";
import { changed, merge } from "@/lib/merge";
import { announce } from "@/ui/announce";
import { Note } from "@/ui/Notes";
import { sessionById, useChangeSession } from "./api";
import { CancelSession } from "./CancelSession";
import { draftOf, fieldsOf, listed, type SessionDraft } from "./draft";
import { SessionForm } from "./SessionForm";
import { people } from "./words";

interface EditSessionProps {
  session: CourseSession;
  zone: string;
  types: string[];
  locations: string[];
  onSaved: () => void;
}

/** Against the version that was loaded; when somebody else was first, their changes come into the form (see EditRoom). */
export function EditSession({ session, zone, types, locations, onSaved }: EditSessionProps) {
  const client = useQueryClient();
  const [base, setBase] = useState(session);
  const [draft, setDraft] = useState(() => draftOf(session, zone));
  const [meanwhile, setMeanwhile] = useState<string>();
  const save = useChangeSession();
  const before = draftOf(base, zone);
  const moves = (["date", "starts", "ends", "timeZone"] as const).some((field) => draft[field] !== before[field]);

  async function takeOver() {
    const now = await client.fetchQuery({ ...sessionById(base.id), staleTime: 0 });
    const merged = merge(before, draft, draftOf(now, zone));
    setBase(now);
    setDraft(merged.draft);
    setMeanwhile(saying(merged.taken, merged.disputed));
  }

  function submit() {
    save.mutate(
      { id: base.id, version: base.version, change: changed(fieldsOf(before), fieldsOf(draft)) },
      {
        onSuccess: () => {
          announce("Saved.", "good");
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
      <SessionForm
        draft={draft}
        onChange={setDraft}
        types={types}
        locations={locations}
        error={save.error}
        busy={save.isPending}
        action="Save"
        onSubmit={submit}
        more={<CancelSession session={base} onCancelled={onSaved} />}
      >
        {moves && base.seatsTaken > 0 && (
          <div className="sm:col-span-2">
            <Note>{people(base.seatsTaken)} with a seat: their bookings and calendars move along.</Note>
          </div>
        )}
      </SessionForm>
    </div>
  );
}

function saying(taken: (keyof SessionDraft)[], disputed: (keyof SessionDraft)[]): string {
  const parts = ["Somebody changed this session while you were here."];
  if (taken.length > 0) parts.push(`Taken over from them: ${listed(taken)}.`);
  if (disputed.length > 0) parts.push(`You both changed ${listed(disputed)}; yours is shown.`);
  return [...parts, "Look it over and save again."].join(" ");
}
