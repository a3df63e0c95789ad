import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Role, User } from "@/lib/api/schema";
import { cx } from "@/lib/cx";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Confirm } from "@/ui/Confirm";
import { inputLook } from "@/ui/Field";
import { Empty, ErrorNote, SkeletonList } from "@/ui/Notes";
import { AccountMenu } from "./AccountMenu";
import { people, useChangeRole, useUnlock } from "./api";

const roles: Record<Role, string> = { student: "Student", staff: "Staff", admin: "Admin" };

export function PeopleList({ query, me }: { query: string; me: User }) {
  const found = useInfiniteQuery(people(query));
  if (found.isPending) return <SkeletonList label="Loading people" />;
  if (found.isError) return <ErrorNote error={found.error} retry={() => void found.refetch()} />;
  const persons = found.data.pages.flatMap((page) => page.items);
  if (persons.length === 0) return <Empty title="Nobody of that name">Try a part of the name or of the e-mail.</Empty>;
  return (
    <div className="grid gap-4">
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
        {persons.map((person) => (
          <li
            key={person.id}
            className="grid gap-2 p-4 grid-cols-[minmax(0,1fr)_auto] items-center sm:grid-cols-[minmax(0,1fr)_auto_12rem]"
          >
            <div className="min-w-0">
              <p className="font-medium">
                {person.name}
                {person.id === me.id && <span className="font-normal text-ink-soft"> (you)</span>}
              </p>
              <p className="truncate text-sm text-ink-soft">{person.email}</p>
              {person.disabled && <Chip>Disabled</Chip>}
            </div>
            {person.locked ? <Unlock person={person} /> : <span />}
            <RoleSelect person={person} isMe={person.id === me.id} />
            <div className="col-span-full">
              <AccountMenu person={person} isMe={person.id === me.id} />
            </div>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          className="justify-self-center"
          busy={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

/** Whoever gave too many wrong passwords is kept out for a while. */
function Unlock({ person }: { person: User }) {
  const [asking, setAsking] = useState(false);
  const unlock = useUnlock();
  return (
    <>
      <Button small aria-label={`Unlock ${person.name}`} onClick={() => setAsking(true)}>
        Unlock
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={`Let ${person.name} sign in again?`}
        keep="Leave it"
        action="Unlock"
        look="primary"
        busy={unlock.isPending}
        error={unlock.error}
        onConfirm={() =>
          unlock.mutate(person.id, {
            onSuccess: () => {
              announce(`${person.name} may try to sign in again.`, "good");
              setAsking(false);
            },
          })
        }
      >
        After five wrong passwords from one place, that place has to wait before it may try again. This forgets them: do
        it when you know that it was {person.name} who gave them.
      </Confirm>
    </>
  );
}

/** An arrow key changes a select at once, so what is chosen is sent only after a question. */
function RoleSelect({ person, isMe }: { person: User; isMe: boolean }) {
  const [chosen, setChosen] = useState<Role>();
  const change = useChangeRole();
  return (
    <>
      <select
        aria-label={`Role of ${person.name}`}
        className={cx(inputLook, "max-sm:col-span-2")}
        value={chosen ?? person.role}
        disabled={isMe}
        title={isMe ? "Another admin can change your role." : undefined}
        onChange={(event) => {
          change.reset();
          setChosen(event.target.value as Role);
        }}
      >
        {Object.entries(roles).map(([role, words]) => (
          <option key={role} value={role}>
            {words}
          </option>
        ))}
      </select>
      {chosen && chosen !== person.role && (
        <Confirm
          open
          onClose={() => setChosen(undefined)}
          title={`Change the role of ${person.name}?`}
          keep={`Keep ${roles[person.role].toLowerCase()}`}
          action={`Make ${chosen === "student" ? "a student" : chosen === "admin" ? "an admin" : "staff"}`}
          look={chosen === "admin" ? "danger" : "primary"}
          busy={change.isPending}
          error={change.error}
          onConfirm={() =>
            change.mutate(
              { id: person.id, role: chosen },
              {
                onSuccess: (changed) => {
                  announce(`${changed.name} is now ${roles[changed.role].toLowerCase()}.`, "good");
                  setChosen(undefined);
                },
              },
            )
          }
        >
          {person.name} ({person.email}) changes from {roles[person.role].toLowerCase()} to{" "}
          {roles[chosen].toLowerCase()}. {consequences[chosen]}
        </Confirm>
      )}
    </>
  );
}

const consequences: Record<Role, string> = {
  student: "They can book for themselves only.",
  staff: "They see the board of all rooms and plan courses.",
  admin: "They see and decide everything, and change the roles of others.",
};
