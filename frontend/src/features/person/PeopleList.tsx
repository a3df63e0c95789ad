import { useInfiniteQuery } from "@tanstack/react-query";
import { sayWhy } from "@/lib/api/problem";
import type { Role, User } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { inputLook } from "@/ui/Field";
import { Empty, ErrorNote, SkeletonList } from "@/ui/Notes";
import { people, useChangeRole } from "./api";

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
          <li key={person.id} className="grid gap-2 p-4 sm:grid-cols-[1fr_12rem] sm:items-center">
            <div className="min-w-0">
              <p className="font-medium">
                {person.name}
                {person.id === me.id && <span className="font-normal text-ink-soft"> (you)</span>}
              </p>
              <p className="truncate text-sm text-ink-soft">{person.email}</p>
            </div>
            <RoleSelect person={person} isMe={person.id === me.id} />
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

function RoleSelect({ person, isMe }: { person: User; isMe: boolean }) {
  const change = useChangeRole();
  return (
    <select
      aria-label={`Role of ${person.name}`}
      className={inputLook}
      value={change.isPending ? change.variables.role : person.role}
      disabled={isMe}
      title={isMe ? "Another admin can change your role." : undefined}
      onChange={(event) =>
        change.mutate(
          { id: person.id, role: event.target.value as Role },
          {
            onSuccess: (changed) => announce(`${changed.name} is now ${roles[changed.role].toLowerCase()}.`, "good"),
            onError: (error) => announce(sayWhy(error), "bad"),
          },
        )
      }
    >
      {Object.entries(roles).map(([role, words]) => (
        <option key={role} value={role}>
          {words}
        </option>
      ))}
    </select>
  );
}
