import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { AuditEntry } from "@/lib/api/schema";
import { dayAndTime, exactTime } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { fieldWords, valueWords } from "@/lib/value";
import { Button } from "@/ui/Button";
import { Empty, ErrorNote, SkeletonList } from "@/ui/Notes";
import { type AuditFilters, auditOf } from "./api";
import { actionLabel, subjectWords } from "./words";

export type AuditSubject = AuditEntry["subject"];

interface AuditListProps {
  filters: AuditFilters;
  /** Where one can look at it; nothing for what has no page. */
  pathOf: (subject: AuditSubject) => string | undefined;
  /** The address of all that was done to it. */
  onlyOf: (subject: AuditSubject) => string;
}

export function AuditList({ filters, pathOf, onlyOf }: AuditListProps) {
  const audit = useInfiniteQuery(auditOf(filters));
  if (audit.isPending) return <SkeletonList label="Loading the audit" />;
  if (audit.isError) return <ErrorNote error={audit.error} retry={() => void audit.refetch()} />;
  const pages = audit.data.pages;
  if (pages.every(({ items }) => items.length === 0)) {
    return <Empty title="Nothing was changed">Nothing like that stands in the audit. Change the filters.</Empty>;
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <ol
        aria-label="Changes, the newest first"
        className="divide-y divide-line rounded-2xl border border-line bg-surface"
      >
        {pages.map(({ items, nextCursor }) =>
          items.map((entry, position) => (
            // Pages never overlap, and each knows where the next begins.
            <li
              key={`${nextCursor} ${position}`}
              className="grid gap-x-6 gap-y-1 p-4 sm:grid-cols-[minmax(0,1fr)_auto]"
            >
              <Item
                entry={entry}
                path={pathOf(entry.subject)}
                only={filters.subjectId ? undefined : onlyOf(entry.subject)}
              />
            </li>
          )),
        )}
      </ol>
      {audit.hasNextPage && (
        <Button
          className="justify-self-center"
          busy={audit.isFetchingNextPage}
          onClick={() => void audit.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

interface ItemProps {
  entry: AuditEntry;
  path: string | undefined;
  only: string | undefined;
}

function Item({ entry, path, only }: ItemProps) {
  const zone = useZone();
  const { subject, actor } = entry;
  const name = subject.name ?? "not there any more";
  return (
    <>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          {path && subject.name ? (
            <Link to={path} className="min-w-0 truncate font-medium text-sea underline-offset-2 hover:underline">
              {name}
            </Link>
          ) : (
            <span className="min-w-0 truncate font-medium">{name}</span>
          )}
          <span className="text-sm text-ink-soft">{subjectWords[subject.kind] ?? subject.kind}</span>
        </p>
        <p>
          {actionLabel(entry.action)} by <span className="font-medium">{actor.name}</span>
          {actor.kind === "node" && " (node)"}
        </p>
        <Changes entry={entry} zone={zone} />
      </div>
      <div className="text-sm text-ink-soft sm:text-right">
        <time dateTime={entry.at} title={exactTime(entry.at, zone)}>
          {dayAndTime(entry.at, zone)}
        </time>
        {only && (
          <Link to={only} className="ml-3 text-sea underline underline-offset-2 sm:mt-1 sm:ml-0 sm:block">
            Its history<span className="sr-only">: {name}</span>
          </Link>
        )}
      </div>
    </>
  );
}

const SHOWN = 4;

/** A new thing has a value in every field: those are behind one line. */
function Changes({ entry, zone }: { entry: AuditEntry; zone: string }) {
  const changes = Object.entries(entry.changes).sort(([one], [other]) => one.localeCompare(other));
  const list = (
    <dl className="mt-1 grid gap-x-3 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
      {changes.map(([field, { old, new: now }]) => (
        <div key={field} className="contents">
          <dt className="text-ink-soft max-sm:mt-1">{fieldWords(field)}</dt>
          <dd className="break-words">
            {old !== null && <del className="text-ink-soft">{valueWords(old, zone)}</del>}
            {old !== null && <span aria-hidden> → </span>}
            {old !== null && <span className="sr-only"> became </span>}
            <ins className="no-underline">{valueWords(now, zone)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
  if (changes.length <= SHOWN) return changes.length === 0 ? null : list;
  return (
    <details className="mt-1 text-sm">
      <summary className="w-fit cursor-pointer text-sea">{changes.length} values</summary>
      {list}
    </details>
  );
}
