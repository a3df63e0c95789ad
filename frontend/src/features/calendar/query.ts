import { type Day, daysBetween, isDay, shift } from "@/lib/time/days";

/** What the calendar shows is its address: a filtered month can be sent to somebody, and Back goes back. */
export type Kind = "course" | "room" | "node";
export type View = "month" | "week" | "day" | "list";

export const KINDS: Kind[] = ["course", "room", "node"];
export const VIEWS: View[] = ["month", "week", "day", "list"];

export interface CalendarQuery {
  kind: Kind;
  /** As asked; nothing asked means what suits the screen. */
  view: View | undefined;
  date: Day;
  /** A range of days, for the list; at most what the API answers at once. */
  from: Day | undefined;
  to: Day | undefined;
  type: string;
  location: string;
  /** Only what still has a free seat. */
  free: boolean;
  /** The session whose panel is open. */
  session: string | undefined;
}

/** availability-service answers for at most 62 days; two are spared for zones. */
export const MOST_DAYS = 60;
export const LIST_DAYS = 28;

export function queryOf(params: URLSearchParams, today: Day): CalendarQuery {
  const asked = (name: string) => {
    const value = params.get(name);
    return isDay(value) ? value : undefined;
  };
  const { from, to } = rangeOf(asked("from"), asked("to"));
  return {
    kind: KINDS.find((kind) => kind === params.get("kind")) ?? "course",
    view: VIEWS.find((view) => view === params.get("view")),
    date: asked("date") ?? today,
    from,
    to,
    type: params.get("type") ?? "",
    location: params.get("location") ?? "",
    free: params.get("free") === "1",
    session: params.get("session") ?? undefined,
  };
}

/** Only what differs from the defaults is written, so that the plain page keeps its plain address. */
export function paramsOf(query: CalendarQuery, today: Day): URLSearchParams {
  const params = new URLSearchParams();
  const put = (name: string, value: string | undefined, usual = "") => {
    if (value !== undefined && value !== usual) params.set(name, value);
  };
  put("kind", query.kind, "course");
  put("view", query.view);
  put("date", query.date, today);
  put("from", query.from);
  put("to", query.to);
  put("type", query.type);
  put("location", query.location);
  put("free", query.free ? "1" : "");
  put("session", query.session);
  return params;
}

/** An end before its start, or one too far away, is brought into reach. */
function rangeOf(from: Day | undefined, to: Day | undefined) {
  if (!from || !to) return { from, to };
  const days = daysBetween(from, to);
  if (days < 0) return { from, to: from };
  return { from, to: days < MOST_DAYS ? to : shift(from, MOST_DAYS - 1) };
}
