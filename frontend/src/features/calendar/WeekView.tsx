import { Link } from "react-router";
import { cx } from "@/lib/cx";
import { type Day, dayNumber, longDay, weekday } from "@/lib/time/days";
import { choice, clockChange } from "@/lib/time/grid";
import { iso } from "@/lib/time/instants";
import { useNow } from "@/lib/time/useNow";
import { useZone } from "@/lib/time/zone";
import { EntryLink } from "./EntryLink";
import type { Entry } from "./entry";
import { hoursShown, placed, segmentsOf } from "./place";
import { useRoving } from "./useRoving";
import type { ViewProps } from "./view";

const HOUR_REM = 4;

/** The hours of a week, or of one day. */
export function WeekView({ days, today, date, entries, hueOf, toEntry, toDay, onTurn }: ViewProps) {
  const zone = useZone();
  const columns = days.map((day) => placed(segmentsOf(day, zone, entries)));
  const { first, last } = hoursShown(columns.flat());
  const hours = Array.from({ length: last - first }, (_, index) => first + index);
  const counts = columns.map((column) => 1 + column.length);
  const { grid, spot } = useRoving({
    counts,
    perRow: days.length,
    start: Math.max(0, days.indexOf(days.includes(today) ? today : date)),
    onTurn,
  });
  const rem = (minutes: number) => `${((minutes - first * 60) / 60) * HOUR_REM}rem`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's; these are days
    <div
      {...grid}
      role="group"
      aria-label={`${days.length === 1 ? "Day" : "Week"}. Arrow keys move, Enter opens, Page Up and Page Down turn the page.`}
      className="overflow-hidden rounded-2xl border border-line bg-surface"
    >
      <div className="flex">
        <div aria-hidden className="w-14 shrink-0 border-r border-line">
          <div className="h-16 border-b border-line" />
          <div className="relative" style={{ height: `${hours.length * HOUR_REM}rem` }}>
            {hours.slice(1).map((hour) => (
              <span
                key={hour}
                className="absolute right-2 -translate-y-1/2 text-sm text-ink-soft"
                style={{ top: rem(hour * 60) }}
              >
                {String(hour).padStart(2, "0")}:00
              </span>
            ))}
          </div>
        </div>
        {days.map((day, at) => (
          <section
            key={day}
            aria-label={longDay(day)}
            className="min-w-0 grow basis-0 not-last:border-r not-last:border-line"
          >
            <DayHead day={day} today={today} to={toDay(day)} spot={spot(at, 0)} zone={zone} />
            <div className="relative" style={{ height: `${hours.length * HOUR_REM}rem` }}>
              {hours.slice(1).map((hour) => (
                <div
                  key={hour}
                  aria-hidden
                  className="absolute inset-x-0 border-t border-line/70"
                  style={{ top: rem(hour * 60) }}
                />
              ))}
              {day === today && <NowLine zone={zone} first={first} last={last} />}
              <ul>
                {columns[at]?.map(({ item, start, end, lane, lanes }, index) => (
                  <li
                    key={item.id}
                    className="absolute p-px"
                    style={{
                      top: rem(start),
                      height: `${(Math.max(30, end - start) / 60) * HOUR_REM}rem`,
                      left: `${(lane / lanes) * 100}%`,
                      width: `${100 / lanes}%`,
                    }}
                  >
                    <Block entry={item} hue={hueOf(item)} to={toEntry(item)} spot={spot(at, index + 1)} />
                  </li>
                ))}
              </ul>
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}

function Block(props: { entry: Entry; hue: number; to: string; spot: object }) {
  return <EntryLink {...props} tall />;
}

function DayHead({ day, today, to, spot, zone }: { day: Day; today: Day; to: string; spot: object; zone: string }) {
  const current = day === today;
  const clocks = clockChange(day, zone);
  return (
    <div className="grid h-16 content-center justify-items-center border-b border-line px-1 text-center">
      <Link
        {...spot}
        to={to}
        aria-label={longDay(day)}
        aria-current={current ? "date" : undefined}
        className={cx(
          "flex items-center gap-1.5 rounded-full px-3 py-1 hover:bg-sea-wash",
          current ? "bg-sea font-bold text-on-sea hover:bg-sea-strong" : "text-ink",
        )}
      >
        <span className="text-sm">{weekday(day)}</span>
        <span className="font-semibold">{dayNumber(day)}</span>
      </Link>
      {clocks && (
        <span className="truncate text-xs text-ink-soft">
          {clocks.from}–{clocks.to} {clocks.kind === "skipped" ? "does not exist" : "comes twice"}
        </span>
      )}
    </div>
  );
}

function NowLine({ zone, first, last }: { zone: string; first: number; last: number }) {
  const now = iso(useNow(30_000));
  const [hour = 0, minute = 0] = choice(now, zone).label.split(":").map(Number);
  const at = (hour * 60 + minute - first * 60) / 60;
  if (at < 0 || at > last - first) return null;
  return (
    <div
      aria-hidden
      className="absolute inset-x-0 z-10 border-t-2 border-buoy-mark before:absolute before:-top-1 before:-left-1 before:size-2 before:rounded-full before:bg-buoy-mark"
      style={{ top: `${at * HOUR_REM}rem` }}
    />
  );
}
