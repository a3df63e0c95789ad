import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OwnCalendar } from "@/lib/api/schema";
import { useNow } from "@/lib/time/useNow";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { ErrorNote, Note, Skeleton } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { myCalendars, useRefreshCalendar, useRemoveCalendar } from "./api";
import { CalendarDialog } from "./CalendarDialog";
import { RemoveButton } from "./RemoveButton";
import { standingOf } from "./words";

/** Calendars from elsewhere that show when one is busy. */
export function MyCalendars() {
  const calendars = useQuery(myCalendars);
  const [adding, setAdding] = useState(false);
  return (
    <Card className="grid gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 grow basis-64">
          <h2 className="text-lg font-semibold">Calendars you bring along</h2>
          <p className="text-sm text-ink-soft">
            Your events appear below your bookings. Only you see them. Berth reads them every half hour.
          </p>
        </div>
        <Button onClick={() => setAdding(true)}>Add a calendar</Button>
      </div>
      {calendars.isPending && (
        <div role="status" aria-label="Loading calendars">
          <Skeleton className="h-20" />
        </div>
      )}
      {calendars.isError && <ErrorNote error={calendars.error} retry={() => void calendars.refetch()} />}
      {calendars.data && calendars.data.length > 0 && (
        <ul className="grid gap-4">
          {calendars.data.map((calendar) => (
            <li key={calendar.id}>
              <CalendarCard calendar={calendar} />
            </li>
          ))}
        </ul>
      )}
      {adding && <CalendarDialog onClose={() => setAdding(false)} />}
    </Card>
  );
}

function CalendarCard({ calendar }: { calendar: OwnCalendar }) {
  const [editing, setEditing] = useState(false);
  const refresh = useRefreshCalendar(calendar);
  const removal = useRemoveCalendar(calendar);
  const standing = standingOf(calendar, useNow(10_000));
  return (
    <section aria-label={calendar.name} className="grid gap-3 rounded-xl border border-line p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="min-w-0 font-semibold break-words">{calendar.name}</h3>
        <Chip tone={standing.tone} dot>
          {standing.text}
        </Chip>
      </div>
      <p className="text-sm break-words text-ink-soft">
        {calendar.uploaded ? "Uploaded as a file" : `From ${calendar.host}`}
      </p>
      {calendar.error && !calendar.runningJob && <Note tone="bad">{calendar.error}</Note>}
      <ErrorNote error={refresh.error} />
      <div className="flex flex-wrap gap-2">
        {!calendar.uploaded && (
          <Button
            small
            look="primary"
            aria-label={`Read ${calendar.name} now`}
            busy={refresh.isPending}
            cannot={calendar.runningJob ? "It is being read now." : undefined}
            onClick={() => refresh.mutate()}
          >
            Read now
          </Button>
        )}
        <Button small aria-label={`Change ${calendar.name}`} onClick={() => setEditing(true)}>
          Change
        </Button>
        <RemoveButton name={calendar.name} removal={removal}>
          What came from it leaves your bookings page. At its own place nothing changes.
        </RemoveButton>
      </div>
      {editing && <CalendarDialog calendar={calendar} onClose={() => setEditing(false)} />}
    </section>
  );
}
