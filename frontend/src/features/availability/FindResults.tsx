import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { FreeResource, UnknownRoom } from "@/lib/api/schema";
import { cx } from "@/lib/cx";
import { dayAndTime, duration, timeOf } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { Empty, ErrorNote, SkeletonList } from "@/ui/Notes";
import { AsOf } from "./AsOf";
import { whatIsFree } from "./api";
import { type Find, questionOf } from "./find";
import { startsIn } from "./starts";

interface FindResultsProps {
  find: Find;
  window: { from: string; to: string };
  /** What is known of a resource besides its name. */
  factsOf: (id: string) => ReactNode;
  onPick: (resource: FreeResource["resource"], startsAt: string) => void;
  /** Set for those who may book a room of which nobody knows whether it is free. */
  onPickUnknown?: ((resource: UnknownRoom["resource"]) => void) | undefined;
}

const SHOWN = 8;

export function FindResults({ find, window, factsOf, onPick, onPickUnknown }: FindResultsProps) {
  const free = useQuery(whatIsFree(questionOf(find, window)));
  if (free.isPending) return <SkeletonList label="Looking up what is free" />;
  if (free.isError) return <ErrorNote error={free.error} retry={() => void free.refetch()} />;
  const unknown = <Unknown rooms={free.data.unknown} factsOf={factsOf} onPick={onPickUnknown} />;
  if (free.data.results.length === 0) {
    return free.data.unknown.length > 0 ? (
      unknown
    ) : (
      <Empty title={find.kind === "room" ? "No room like that" : "No machine like that"}>
        {find.kind === "room"
          ? "None is large enough there, or none is free within three months. Ask for fewer people, or anywhere."
          : "None is that big. Ask for fewer cores, less memory or no GPU."}
      </Empty>
    );
  }
  const rows = free.data.results.map((result) => ({ ...result, starts: startsIn(result.slots, find.minutes) }));
  const now = rows.filter(({ starts }) => starts.length > 0);
  const later = rows.filter(({ starts }) => starts.length === 0);
  return (
    <div className={cx("grid gap-4", free.isPlaceholderData && "opacity-60")} aria-busy={free.isFetching}>
      <p className="font-medium" role="status">
        {now.length === 0
          ? `Nothing is free for ${duration(find.minutes)} then. These come next:`
          : `${now.length} ${now.length === 1 ? "is" : "are"} free for ${duration(find.minutes)}`}
      </p>
      <AsOf answer={free.data} />
      <ul className="grid gap-3">
        {[...now, ...later].map(({ resource, starts, nextAvailable }) => (
          <li
            key={resource.id}
            className="grid gap-3 rounded-2xl border border-line bg-surface p-4 sm:p-5 md:grid-cols-[16rem_1fr] md:gap-6"
          >
            <div className="min-w-0">
              <h2 className="text-lg font-semibold">{resource.name}</h2>
              <div className="text-sm text-ink-soft">{factsOf(resource.id)}</div>
            </div>
            <Starts
              name={resource.name}
              starts={starts}
              next={nextAvailable}
              onPick={(startsAt) => onPick(resource, startsAt)}
            />
          </li>
        ))}
      </ul>
      {unknown}
    </div>
  );
}

interface UnknownProps {
  rooms: UnknownRoom[];
  factsOf: (id: string) => ReactNode;
  onPick: ((resource: UnknownRoom["resource"]) => void) | undefined;
}

/** Rooms that are neither offered nor passed over in silence. */
function Unknown({ rooms, factsOf, onPick }: UnknownProps) {
  const zone = useZone();
  if (rooms.length === 0) return null;
  return (
    <section aria-labelledby="unknown" className="grid gap-3">
      <div>
        <h2 id="unknown" className="font-semibold">
          Nobody knows whether these are free
        </h2>
        <p className="text-sm text-ink-soft">
          They are also booked in another system, and Berth could not read it lately.
          {onPick
            ? " You may book one all the same; its history keeps that."
            : " Ask the staff if you need one of them."}
        </p>
      </div>
      <ul className="grid gap-3">
        {rooms.map(({ resource, source, unknownSince }) => (
          <li
            key={resource.id}
            className="flex flex-wrap items-center justify-between gap-3 rounded-2xl border border-dashed border-line-strong/60 p-4"
          >
            <div className="min-w-0">
              <h3 className="font-semibold">{resource.name}</h3>
              <div className="text-sm text-ink-soft">{factsOf(resource.id)}</div>
              <p className="text-sm text-sky">
                {unknownSince
                  ? `Unknown since ${dayAndTime(unknownSince, zone)}, when ${source} was last read.`
                  : `${source} was never read.`}
              </p>
            </div>
            {onPick && (
              <Button small onClick={() => onPick(resource)} aria-label={`Book ${resource.name} anyway`}>
                Book anyway
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface StartsProps {
  name: string;
  starts: string[];
  next: string | null | undefined;
  onPick: (startsAt: string) => void;
}

function Starts({ name, starts, next, onPick }: StartsProps) {
  const zone = useZone();
  const [all, setAll] = useState(false);
  if (starts.length === 0) {
    return next ? (
      <div className="self-center">
        <Button small onClick={() => onPick(next)} aria-label={`Book ${name}, next free ${dayAndTime(next, zone)}`}>
          Next free {dayAndTime(next, zone)}
        </Button>
      </div>
    ) : (
      <p className="self-center text-sm text-ink-soft">Not free within what can be booked ahead.</p>
    );
  }
  const shown = all ? starts : starts.slice(0, SHOWN);
  return (
    <ul aria-label={`Free starts, ${name}`} className="flex flex-wrap content-center gap-2">
      {shown.map((startsAt) => (
        <li key={startsAt}>
          <Button
            small
            className="tabular-nums"
            aria-label={`Book ${name} at ${dayAndTime(startsAt, zone)}`}
            onClick={() => onPick(startsAt)}
          >
            {timeOf(startsAt, zone)}
          </Button>
        </li>
      ))}
      {starts.length > SHOWN && (
        <li>
          <Button small look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? "Fewer times" : `${starts.length - SHOWN} more`}
          </Button>
        </li>
      )}
    </ul>
  );
}
