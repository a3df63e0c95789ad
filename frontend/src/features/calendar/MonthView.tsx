import { Link } from "react-router";
import { cx } from "@/lib/cx";
import { type Day, dayNumber, longDay, sameMonth, weekday } from "@/lib/time/days";
import { useZone } from "@/lib/time/zone";
import { EntryLink } from "./EntryLink";
import { itemsOn } from "./place";
import { useRoving } from "./useRoving";
import type { ViewProps } from "./view";

const MOST_SHOWN = 3;

export function MonthView({ days, today, date, entries, hueOf, toEntry, toDay, onTurn }: ViewProps) {
  const zone = useZone();
  const cells = days.map((day) => {
    const all = itemsOn(day, zone, entries);
    const shown = all.length > MOST_SHOWN + 1 ? all.slice(0, MOST_SHOWN) : all;
    return { day, all, shown, more: all.length - shown.length };
  });
  const counts = cells.map(({ shown, more }) => 1 + shown.length + (more > 0 ? 1 : 0));
  const { grid, spot } = useRoving({
    counts,
    perRow: 7,
    start: Math.max(0, days.indexOf(startOf(days, today, date))),
    onTurn,
  });
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => week);
  return (
    <table
      {...grid}
      aria-label="Month. Arrow keys move, Enter opens, Page Up and Page Down turn the page."
      className="w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-2xl border border-line bg-surface"
    >
      <thead>
        <tr>
          {days.slice(0, 7).map((day) => (
            <th
              key={day}
              scope="col"
              className="border-b border-line px-2 py-2 text-left text-sm font-medium text-ink-soft"
            >
              <abbr title={weekday(day, "long")} className="no-underline">
                {weekday(day)}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={days[week * 7]}>
            {cells.slice(week * 7, week * 7 + 7).map(({ day, all, shown, more }, column) => {
              const at = week * 7 + column;
              return (
                <td
                  key={day}
                  className={cx(
                    "h-32 border-line p-1 align-top not-first:border-l",
                    week > 0 && "border-t",
                    !sameMonth(day, date) && "bg-sunken",
                  )}
                >
                  <DayLink
                    day={day}
                    today={today}
                    count={all.length}
                    to={toDay(day)}
                    quiet={!sameMonth(day, date)}
                    spot={spot(at, 0)}
                  />
                  <ul className="mt-0.5 grid grid-cols-[minmax(0,1fr)] gap-1">
                    {shown.map((entry, index) => (
                      <li key={entry.id}>
                        <EntryLink entry={entry} hue={hueOf(entry)} to={toEntry(entry)} spot={spot(at, index + 1)} />
                      </li>
                    ))}
                    {more > 0 && (
                      <li>
                        <Link
                          {...spot(at, shown.length + 1)}
                          to={toDay(day)}
                          className="block rounded-md px-1.5 py-0.5 text-sm font-medium text-sea hover:bg-sea-wash"
                        >
                          {more} more
                        </Link>
                      </li>
                    )}
                  </ul>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function startOf(days: Day[], today: Day, date: Day): Day {
  return days.includes(today) && sameMonth(today, date) ? today : `${date.slice(0, 8)}01`;
}

interface DayLinkProps {
  day: Day;
  today: Day;
  count: number;
  to: string;
  quiet: boolean;
  spot: object;
}

function DayLink({ day, today, count, to, quiet, spot }: DayLinkProps) {
  const current = day === today;
  return (
    <Link
      {...spot}
      to={to}
      aria-current={current ? "date" : undefined}
      aria-label={`${longDay(day)}, ${count === 0 ? "nothing" : count === 1 ? "1 session" : `${count} sessions`}`}
      className={cx(
        "inline-grid size-8 place-items-center rounded-full text-sm hover:bg-sea-wash",
        current ? "bg-sea font-bold text-on-sea hover:bg-sea-strong" : quiet ? "text-ink-soft" : "font-medium",
      )}
    >
      {dayNumber(day)}
    </Link>
  );
}
