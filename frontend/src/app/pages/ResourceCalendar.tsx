import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { calendarOf, choicesOf } from "@/features/calendar/api";
import { Filters } from "@/features/calendar/Filters";
import type { View } from "@/features/calendar/query";
import { neighbour, spanOf } from "@/features/calendar/span";
import { type Pick, TimelineLegend, TimelineView } from "@/features/calendar/TimelineView";
import { Toolbar } from "@/features/calendar/Toolbar";
import type { State, Stretch } from "@/features/calendar/timeline";
import { allNodes } from "@/features/node/api";
import type { CalendarItem, Node } from "@/lib/api/schema";
import { minutesBetween } from "@/lib/time/instants";
import { useZone } from "@/lib/time/zone";
import { useIsPhone } from "@/lib/useMedia";
import { ErrorNote, Note, Skeleton } from "@/ui/Notes";
import { ClosedNote } from "../ClosedNote";
import { useUser } from "../guards";
import { paths } from "../paths";
import { RoomBooking } from "../RoomBooking";
import type { CalendarProps } from "./CalendarPage";

const USUAL_MINUTES = 60;
const VIEWS = ["month", "week", "day"] as const;
const FREE: readonly State[] = ["free"];
/** Staff book a room although nobody knows whether it is free. */
const FREE_OR_UNKNOWN: readonly State[] = ["free", "unknown"];
const HAS_ROOM: readonly State[] = ["free", "almost-full"];

/** Rooms and nodes in the same calendar: the same days, the same address, one bar each. */
export function ResourceCalendar({ query, today, to, go }: CalendarProps) {
  const [picked, setPicked] = useState<Pick>();
  const zone = useZone();
  const phone = useIsPhone();
  const view: View = VIEWS.find((one) => one === query.view) ?? (phone ? "day" : "week");
  const span = spanOf(view, query, zone);
  const calendar = useQuery(calendarOf({ kind: query.kind, location: query.location, ...span }));
  const nodes = useQuery({ ...allNodes(), enabled: query.kind === "node" });
  const items = calendar.data?.items ?? [];
  const stretches = items.map((item) => stretchOf(item, nodes.data ?? []));
  const { role } = useUser();
  const navigate = useNavigate();

  /** Where a machine has room: which one it is going to be, Berth decides by what is asked for. */
  function book({ startsAt, free }: Pick) {
    void navigate(paths.book({ start: startsAt, minutes: minutesIn(startsAt, free.endsAt) }));
  }

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
              stretches={stretches}
              what={query.kind === "room" ? "room" : "node"}
              onPick={query.kind === "room" ? setPicked : book}
              pickable={query.kind === "node" ? HAS_ROOM : role === "student" ? FREE : FREE_OR_UNKNOWN}
              onTurn={(by) => go(neighbour(view, query, by), { replace: true })}
            />
            <TimelineLegend unknown={items.some(({ state }) => state === "unknown")} />
          </>
        )
      )}
      {picked && (
        <RoomBooking
          roomId={picked.resourceId}
          startsAt={picked.startsAt}
          minutes={minutesIn(picked.startsAt, picked.free.endsAt)}
          free={picked.free}
          onClose={() => setPicked(undefined)}
        />
      )}
    </>
  );
}

function minutesIn(startsAt: string, freeUntil: string): number {
  return Math.min(USUAL_MINUTES, minutesBetween(startsAt, freeUntil));
}

function stretchOf({ cores, memoryGb, gpus, ...item }: CalendarItem, nodes: Node[]): Stretch {
  if (item.kind !== "node") return item;
  const node = nodes.find(({ id }) => id === item.resourceId);
  return { ...item, left: { cores, memoryGb, gpus }, used: node && 1 - cores / node.cores };
}
