import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import type { Flag, Role } from "@/lib/api/schema";
import { changed } from "@/lib/merge";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote, Note } from "@/ui/Notes";
import { Stepper } from "@/ui/Stepper";
import { peopleLike, useChangeFlag } from "./api";
import { audienceOf, isNarrower, nameOf } from "./words";

const ROLES: [Role, string][] = [
  ["student", "Students"],
  ["staff", "Staff"],
  ["admin", "Admins"],
];

export function FlagDialog({ flag, onClose }: { flag: Flag; onClose: () => void }) {
  const before = { enabled: flag.enabled, percentage: flag.percentage, roles: flag.roles, people: flag.people };
  const [draft, setDraft] = useState(before);
  const [unchosen, setUnchosen] = useState("");
  const [tried, setTried] = useState(false);
  const save = useChangeFlag();
  const problem = save.error instanceof Problem ? save.error : undefined;
  const set = (part: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...part }));

  function submit() {
    setTried(true);
    if (unchosen.trim() !== "") return;
    save.mutate(
      { flag, change: changed(before, draft) },
      {
        onSuccess: () => {
          announce(`${nameOf(flag)}: saved.`, "good");
          onClose();
        },
      },
    );
  }

  return (
    <Dialog open onClose={onClose} title={`${nameOf(flag)}: for whom`}>
      <Form onSubmit={submit} error={save.error} className="grid gap-4">
        <Stepper
          label="Share of all people"
          value={draft.percentage}
          min={0}
          max={100}
          hint="percent; the same people stay in as it grows"
          error={problem?.field("percentage")}
          onChange={(percentage) => set({ percentage })}
        />
        <fieldset>
          <legend className="text-sm font-medium">And these roles</legend>
          <div className="flex flex-wrap gap-x-5">
            {ROLES.map(([role, text]) => (
              <label key={role} className="flex min-h-11 items-center gap-2">
                <input
                  type="checkbox"
                  className="size-5 accent-sea"
                  checked={draft.roles.includes(role)}
                  onChange={(event) =>
                    set({
                      roles: event.target.checked ? [...draft.roles, role] : draft.roles.filter((one) => one !== role),
                    })
                  }
                />
                {text}
              </label>
            ))}
          </div>
        </fieldset>
        <People
          people={draft.people}
          text={unchosen}
          tried={tried}
          onText={(text) => {
            setTried(false);
            setUnchosen(text);
          }}
          onChange={(people) => set({ people })}
        />
        <Note tone={isNarrower(before, draft) ? "warn" : "info"}>
          {audienceOf(draft)}.{isNarrower(before, draft) && " Some who can book now will not be able to, at once."}
        </Note>
        <ErrorNote error={save.error} fields={["percentage"]} />
        <DialogActions>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="primary" type="submit" busy={save.isPending}>
            Save
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

const MOST_FOUND = 5;

function notChosen(text: string, isFound: boolean): string {
  return isFound
    ? `Press the person below whom you mean by “${text}”, or empty this field.`
    : `Nobody here has “${text}” in their name or e-mail. Correct it, or empty this field.`;
}

interface PeopleProps {
  people: string[];
  onChange: (people: string[]) => void;
  /** What is typed and stands for nobody yet. */
  text: string;
  onText: (text: string) => void;
  /** The form was to be sent with it. */
  tried: boolean;
}

function People({ people, onChange, text, onText, tried }: PeopleProps) {
  const everybody = useQuery(peopleLike(""));
  const found = useQuery({ ...peopleLike(text.trim()), enabled: text.trim() !== "" });
  const nameOfPerson = (id: string) => everybody.data?.find((one) => one.id === id)?.name ?? `Person ${id.slice(0, 8)}`;
  const offered = text.trim() === "" ? [] : (found.data ?? []).filter(({ id }) => !people.includes(id));
  return (
    <div className="grid gap-2">
      <TextField
        label="And these people"
        placeholder="Name or e-mail"
        autoComplete="off"
        value={text}
        error={tried && text.trim() !== "" ? notChosen(text.trim(), offered.length > 0) : undefined}
        onChange={(event) => onText(event.target.value)}
      />
      {offered.length > 0 && (
        <ul aria-label="Found" className="grid gap-1">
          {offered.slice(0, MOST_FOUND).map((person) => (
            <li key={person.id}>
              <Button
                small
                look="quiet"
                aria-label={`Add ${person.name}`}
                onClick={() => {
                  onChange([...people, person.id]);
                  onText("");
                }}
              >
                {person.name}, {person.email}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {people.length > 0 && (
        <ul aria-label="Chosen people" className="flex flex-wrap gap-1.5">
          {people.map((id) => (
            <li key={id} className="inline-flex items-center rounded-full bg-sunken pl-3 text-sm">
              {nameOfPerson(id)}
              <button
                type="button"
                aria-label={`Take ${nameOfPerson(id)} out`}
                className="grid size-8 place-items-center rounded-full text-ink-soft hover:text-ink"
                onClick={() => onChange(people.filter((one) => one !== id))}
              >
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
