import { useState } from "react";
import { sayWhy } from "@/lib/api/problem";
import type { SessionFields } from "@/lib/api/schema";
import { dayOf, spanOf } from "@/lib/time/format";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Note } from "@/ui/Notes";
import { Stepper } from "@/ui/Stepper";
import { type Added, useAddSessions } from "./api";
import { faultsOf, fieldsOf, MOST_WEEKS, newDraft, weekly } from "./draft";
import { SessionForm } from "./SessionForm";

interface NewSessionsProps {
  today: string;
  zone: string;
  types: string[];
  locations: string[];
  onDone: () => void;
}

/** One session, or the same one week after week. What is refused is named, and only that is tried again. */
export function NewSessions({ today, zone, types, locations, onDone }: NewSessionsProps) {
  const [draft, setDraft] = useState(() => newDraft(today, zone));
  const [weeks, setWeeks] = useState(1);
  const add = useAddSessions();
  const failed = add.data?.filter(isRefused) ?? [];
  const made = (add.data?.length ?? 0) - failed.length;
  const dates = Object.keys(faultsOf(draft)).some((field) => ["date", "starts", "ends"].includes(field))
    ? []
    : weekly(draft, weeks).map(fieldsOf);

  function go(wishes: SessionFields[]) {
    add.mutate(wishes, {
      onSuccess: (results) => {
        const added = results.filter((one) => !isRefused(one)).length;
        if (added > 0) announce(added === 1 ? "One session added." : `${added} sessions added.`, "good");
        if (added === results.length) onDone();
      },
    });
  }

  // Nothing was made: it is the form's own fault, and its messages belong at its fields.
  const error = made === 0 ? failed[0]?.error : add.error;
  return (
    <div className="grid gap-6">
      {made > 0 && failed.length > 0 && (
        <Note tone="warn">
          <p className="font-medium">
            {made} {made === 1 ? "was" : "were"} added, {failed.length} {failed.length === 1 ? "was" : "were"} not:
          </p>
          <ul aria-label="Not added" className="my-2 list-disc pl-5">
            {failed.map(({ wish, error: why }) => (
              <li key={wish.startsAt}>
                {dayOf(wish.startsAt, wish.timeZone)}: {sayWhy(why)}
              </li>
            ))}
          </ul>
          <Button small busy={add.isPending} onClick={() => go(failed.map(({ wish }) => wish))}>
            Try {failed.length === 1 ? "it" : "these"} again
          </Button>
        </Note>
      )}
      <SessionForm
        draft={draft}
        onChange={setDraft}
        types={types}
        locations={locations}
        error={error}
        busy={add.isPending}
        action={weeks === 1 ? "Add the session" : `Add ${weeks} sessions`}
        onSubmit={() => go(dates)}
      >
        <Stepper
          label="Weeks"
          value={weeks}
          min={1}
          max={MOST_WEEKS}
          hint={weeks === 1 ? "once" : "every week, same local time"}
          onChange={setWeeks}
        />
        <Preview dates={dates} zone={draft.timeZone} />
      </SessionForm>
    </div>
  );
}

function Preview({ dates, zone }: { dates: SessionFields[]; zone: string }) {
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return null;
  return (
    <p className="self-center text-sm text-ink-soft" aria-live="polite">
      {spanOf(first.startsAt, first.endsAt, zone)}
      {dates.length > 1 && (
        <>
          <br />
          and {dates.length - 1} more, the last on {dayOf(last.startsAt, zone)}
        </>
      )}
    </p>
  );
}

function isRefused(one: Added): one is Extract<Added, { error: unknown }> {
  return "error" in one;
}
