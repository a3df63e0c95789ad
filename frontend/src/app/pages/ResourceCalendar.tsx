import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { calendarOf, choicesOf } from "@/features/calendar/api";
import { Filters } from "@/features/calendar/Filters";
import type { View } from "@/features/calendar/query";
import { neighbour, spanOf } from "@/features/calendar/span";
import { type Pick, TimelineLegend, TimelineView } from "@/features/calendar/TimelineView";
import { Toolbar } from "@/features/calendar/Toolbar";
import { minutesBetween } from "@/lib/time/instants";
import { useZone } from "@/lib/time/zone";
import { useIsPhone } from "@/lib/useMedia";
import { ErrorNote, Note, Skeleton } from "@/ui/Notes";
import { ClosedNote } from "../ClosedNote";
import { RoomBooking } from "../RoomBooking";
import type { CalendarProps } from "./CalendarPage";

const USUAL_MINUTES = 60;
const VIEWS = ["month", "week", "day"] as const;

/** Rooms and nodes in the same calendar: the same days, the same address, one bar each. */
export function ResourceCalendar({ query, today, to, go }: CalendarProps) {
  const [picked, setPicked] = useState<Pick>();
  const zone = useZone();
  const phone = useIsPhone();
  const view: View = VIEWS.find((one) => one === query.view) ?? (phone ? "day" : "week");
  const span = spanOf(view, query, zone);
  const calendar = useQuery(calendarOf({ kind: query.kind, location: query.location, ...span }));
  const items = calendar.data?.items ?? [];
  return (
    <>
      <ClosedNote feature={query.kind === "room" ? "bookings.room" : "bookings.compute"} />
      <Filters
        query={query}
        types={[]}
        locations={choicesOf(items, "location", query.location)}
        onChange={(part) => go(part, { replace: true })}
      />
      <Toolbar
        title={span.title}
        back={to(neighbour(view, query, -1))}
        on={to(neighbour(view, query, 1))}
        today={to({ date: today })}
        isToday={query.date === today}
        views={VIEWS.map((one) => ({
          text: { month: "Month", week: "Week", day: "Day" }[one],
          to: to({ view: one }),
          current: one === view,
        }))}
      />
      <ErrorNote error={calendar.error} retry={() => void calendar.refetch()} />
      {calendar.data?.truncated && (
        <Note tone="warn">There is more than fits here: choose a location or fewer days.</Note>
      )}
      {calendar.isPending ? (
        <div role="status" aria-label="Loading the calendar">
          <Skeleton className="h-96" />
        </div>
      ) : (
        !calendar.isError && (
          <>
            <TimelineView
              days={span.days}
              from={span.from}
              to={span.to}
              today={today}
              stretches={items}
              what={query.kind === "room" ? "room" : "node"}
              onPick={query.kind === "room" ? setPicked : undefined}
              onTurn={(by) => go(neighbour(view, query, by), { replace: true })}
            />
            <TimelineLegend />
          </>
        )
      )}
      {picked && (
        <RoomBooking
          roomId={picked.resourceId}
          startsAt={picked.startsAt}
          minutes={Math.min(USUAL_MINUTES, minutesBetween(picked.startsAt, picked.free.endsAt))}
          free={picked.free}
          onClose={() => setPicked(undefined)}
        />
      )}
    </>
  );
}
