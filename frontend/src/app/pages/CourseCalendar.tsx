import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { calendarOf, choicesOf } from "@/features/calendar/api";
import type { Entry, SeatState } from "@/features/calendar/entry";
import { Filters } from "@/features/calendar/Filters";
import { huesOf } from "@/features/calendar/hues";
import { ListView } from "@/features/calendar/ListView";
import { MonthView } from "@/features/calendar/MonthView";
import type { CalendarQuery, View } from "@/features/calendar/query";
import { neighbour, spanOf } from "@/features/calendar/span";
import { Toolbar } from "@/features/calendar/Toolbar";
import type { ViewProps } from "@/features/calendar/view";
import { WeekView } from "@/features/calendar/WeekView";
import { mySeats } from "@/features/course/api";
import { SessionPanel } from "@/features/course/SessionPanel";
import type { CalendarItem } from "@/lib/api/schema";
import { longDay, mondayOf } from "@/lib/time/days";
import { localDate } from "@/lib/time/grid";
import { useNow } from "@/lib/time/useNow";
import { useZone } from "@/lib/time/zone";
import { useIsPhone } from "@/lib/useMedia";
import { useThrottled } from "@/lib/useThrottled";
import { LinkButton } from "@/ui/Button";
import { ErrorNote, Note, Skeleton } from "@/ui/Notes";
import { useAround } from "../around";
import { ClosedNote } from "../ClosedNote";
import { useFeature } from "../features";
import { useUser } from "../guards";
import { paths } from "../paths";
import type { CalendarProps } from "./CalendarPage";

/** A rush of bookings is at most four pictures a second (L5). */
const RENDER_EVERY_MS = 250;

const words: Record<View, string> = { month: "Month", week: "Week", day: "Day", list: "List" };

export function CourseCalendar({ query, today, to, go }: CalendarProps) {
  const zone = useZone();
  const phone = useIsPhone();
  const view = query.view ?? (phone ? "list" : "month");
  const span = spanOf(view, query, zone);
  const calendar = useQuery(calendarOf({ kind: "course", type: query.type, location: query.location, ...span }));
  const items = useThrottled(calendar.data?.items, RENDER_EVERY_MS) ?? calendar.data?.items ?? [];
  const seats = useQuery(mySeats(span.from, span.to));
  const around = useAround(today, zone);
  const hues = huesOf([...around, ...items].map((item) => item.courseType));
  const now = useNow(60_000);

  const entries = items
    .map((item) => entryOf(item, seats.data?.[item.resourceId] !== undefined, now))
    .filter((entry) => !query.free || (entry.state !== "full" && !entry.cancelled && !entry.over) || entry.mine);

  const coming = around.map(({ startsAt }) => startsAt).filter((startsAt) => startsAt >= span.to);
  const next =
    coming.length > 0
      ? localDate(
          coming.reduce((a, b) => (a < b ? a : b)),
          zone,
        )
      : undefined;

  const shown: ViewProps = {
    days: span.days,
    date: query.date,
    today,
    entries,
    hueOf: (entry) => hues.get(entry.title) ?? 0,
    toEntry: (entry) => to({ session: entry.id }),
    toDay: (day) => to({ view: "day", date: day, from: undefined, to: undefined }),
    onTurn: (by) => go(neighbour(view, query, by), { replace: true }),
  };

  return (
    <>
      <ClosedNote feature="bookings.course" />
      <Filters
        query={query}
        types={choicesOf([...around, ...items], "courseType", query.type)}
        locations={choicesOf([...around, ...items], "location", query.location)}
        onChange={(part) => go(part, { replace: true })}
      />
      <Toolbar
        title={span.title}
        back={to(neighbour(view, query, -1))}
        on={to(neighbour(view, query, 1))}
        today={to({ date: today, from: undefined, to: undefined })}
        isToday={query.date === today && !query.from}
        views={(["month", "week", "day", "list"] as const).map((one) => ({
          text: words[one],
          to: to({ view: one, ...(one === "list" ? {} : { from: undefined, to: undefined }) }),
          current: one === view,
        }))}
      />
      <ErrorNote error={calendar.error} retry={() => void calendar.refetch()} />
      {calendar.data?.truncated && <Note tone="warn">There is more than fits here: choose fewer days or a type.</Note>}
      {!calendar.isPending && entries.length === 0 && next && (
        <Note>
          Nothing takes place in these days.{" "}
          <Link to={to({ date: next, from: undefined, to: undefined })} className="font-medium underline">
            Go to the next session, {longDay(next)}
          </Link>
        </Note>
      )}
      {calendar.isPending ? (
        <div role="status" aria-label="Loading sessions">
          <Skeleton className="h-96" />
        </div>
      ) : (
        <div className={calendar.isPlaceholderData ? "opacity-60" : undefined}>
          {/* A month on a phone is a list, and begins with this week. */}
          <Shown
            view={phone ? "list" : view}
            {...shown}
            begin={phone && view === "month" && span.days.includes(today) ? mondayOf(today) : undefined}
          />
        </div>
      )}
      <Legend types={[...new Set(entries.map(({ title }) => title))].sort()} hues={hues} />
      {query.session && (
        <OpenSession id={query.session} query={query} items={items} bookingId={seats.data?.[query.session]} go={go} />
      )}
    </>
  );
}

/** Which colour is which course. */
function Legend({ types, hues }: { types: string[]; hues: Map<string, number> }) {
  if (types.length === 0) return null;
  return (
    <ul aria-label="Colours" className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
      {types.map((type) => (
        <li key={type} data-hue={hues.get(type) ?? 0} className="flex items-center gap-2">
          <span aria-hidden className="size-3 rounded-sm bg-hue-mark" />
          {type}
        </li>
      ))}
    </ul>
  );
}

function Shown({ view, ...props }: ViewProps & { view: View }) {
  switch (view) {
    case "month":
      return <MonthView {...props} />;
    case "week":
    case "day":
      return <WeekView {...props} />;
    case "list":
      return <ListView {...props} />;
  }
}

interface OpenSessionProps {
  id: string;
  query: CalendarQuery;
  items: CalendarItem[];
  bookingId: string | undefined;
  go: CalendarProps["go"];
}

function OpenSession({ id, items, bookingId, go }: OpenSessionProps) {
  const open = useFeature("bookings.course");
  const { role } = useUser();
  const item = items.find(({ resourceId }) => resourceId === id);
  const live = item && { ...item, state: seatsOf(item) };
  return (
    <SessionPanel
      key={id}
      id={id}
      live={live}
      bookingId={bookingId}
      open={open}
      onClose={() => go({ session: undefined }, { replace: true })}
      onGo={(session) => go({ session }, { replace: true })}
      more={
        role !== "student" && (
          <LinkButton small look="quiet" to={paths.adminCourse(id)} className="justify-self-start">
            Edit, and who comes
          </LinkButton>
        )
      }
    />
  );
}

/** A session is never unknown: only rooms are. */
function seatsOf({ state }: CalendarItem): SeatState {
  return state === "unknown" ? "full" : state;
}

function entryOf(item: CalendarItem, mine: boolean, now: number): Entry {
  return {
    id: item.resourceId,
    title: item.courseType ?? item.title,
    startsAt: item.startsAt,
    endsAt: item.endsAt,
    location: item.location,
    seatsLeft: item.seatsLeft ?? 0,
    capacity: item.capacity ?? 0,
    state: seatsOf(item),
    cancelled: item.status === "cancelled",
    over: item.status === "completed" || Date.parse(item.endsAt) <= now,
    mine,
  };
}
