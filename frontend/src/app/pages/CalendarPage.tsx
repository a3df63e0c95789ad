import { useNavigate, useSearchParams } from "react-router";
import { type CalendarQuery, type Kind, paramsOf, queryOf } from "@/features/calendar/query";
import { Switch } from "@/features/calendar/Toolbar";
import { localDate } from "@/lib/time/grid";
import { iso } from "@/lib/time/instants";
import { useNow } from "@/lib/time/useNow";
import { useZone } from "@/lib/time/zone";
import { Page } from "@/ui/Page";
import { paths } from "../paths";
import { CourseCalendar } from "./CourseCalendar";
import { ResourceCalendar } from "./ResourceCalendar";

const titles: Record<Kind, string> = { course: "Course sessions", room: "Rooms over time", node: "Nodes over time" };
const leads: Record<Kind, string> = {
  course: "Find one that has a seat left and take it. Seats change here as people book.",
  room: "When each room is free, and when it is taken. Pick a free time to book it.",
  node: "How much each machine has left, hour by hour.",
};

/** Everything that is shown is in the address: a filtered week can be sent to somebody. */
export interface CalendarProps {
  query: CalendarQuery;
  today: string;
  /** The address with these parts changed. */
  to: (part: Partial<CalendarQuery>) => string;
  go: (part: Partial<CalendarQuery>, options?: { replace?: boolean }) => void;
}

export function CalendarPage() {
  const zone = useZone();
  const today = localDate(iso(useNow(60_000)), zone);
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const query = queryOf(params, today);
  const to = (part: Partial<CalendarQuery>) => paths.calendar(paramsOf({ ...query, ...part }, today));
  const props: CalendarProps = {
    query,
    today,
    to,
    go: (part, options) => void navigate(to(part), { preventScrollReset: true, ...options }),
  };
  const kinds = (["course", "room", "node"] as const).map((kind) => ({
    text: { course: "Courses", room: "Rooms", node: "Nodes" }[kind],
    to: to({ kind, type: "", location: "", free: false, from: undefined, to: undefined, session: undefined }),
    current: kind === query.kind,
  }));
  return (
    <Page title={titles[query.kind]} lead={leads[query.kind]} actions={<Switch label="Show" choices={kinds} />}>
      {query.kind === "course" ? <CourseCalendar {...props} /> : <ResourceCalendar key={query.kind} {...props} />}
    </Page>
  );
}
