import { useState } from "react";
import { useSearchParams } from "react-router";
import { Outcomes } from "@/features/stats/Outcomes";
import { UsageReport } from "@/features/stats/UsageReport";
import { groupNames, steps, subjects } from "@/features/stats/usage";
import { daysBetween, isDay, shift } from "@/lib/time/days";
import { dayWindow, localDate } from "@/lib/time/grid";
import { iso } from "@/lib/time/instants";
import { useZone } from "@/lib/time/zone";
import { DateField } from "@/ui/DateField";
import { SelectField } from "@/ui/Field";
import { Note } from "@/ui/Notes";
import { Page } from "@/ui/Page";

/** More hours than this are no chart any more. */
const MOST_DAYS_BY_HOUR = 31;

/** Everything that is asked for stands in the address, so that it can be shown to somebody. */
export function StatisticsPage() {
  const zone = useZone();
  const [params, setParams] = useSearchParams();
  const [today] = useState(() => localDate(iso(Date.now()), zone));
  const dayAt = (name: string, otherwise: string) => {
    const day = params.get(name);
    return isDay(day) ? day : otherwise;
  };
  const until = dayAt("until", today);
  const from = dayAt("from", shift(until, -27));
  const of = keyOf(subjects, params.get("of")) ?? "cores";
  const by = keyOf(steps, params.get("by")) ?? "day";
  const group = subjects[of].groups.find((one) => one === params.get("group"));
  const fault = faultOf(from, until, by);
  const period = { from: dayWindow(from, zone).from, to: dayWindow(until, zone).to };

  function set(name: string, chosen: string) {
    setParams(
      (old) => {
        if (chosen) old.set(name, chosen);
        else old.delete(name);
        return old;
      },
      { replace: true },
    );
  }

  return (
    <Page title="Statistics" lead="How much was booked, by whom and where, and whether people got what they asked for.">
      <search className="mb-6 grid grid-cols-2 items-start gap-3 lg:grid-cols-5">
        <SelectField label="What" value={of} onChange={(event) => set("of", event.target.value)}>
          {Object.entries(subjects).map(([key, { name }]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField label="Split by" value={group ?? ""} onChange={(event) => set("group", event.target.value)}>
          <option value="">Nothing</option>
          {subjects[of].groups.map((key) => (
            <option key={key} value={key}>
              {groupNames[key]}
            </option>
          ))}
        </SelectField>
        <SelectField label="A bar for each" value={by} onChange={(event) => set("by", event.target.value)}>
          {Object.entries(steps).map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </SelectField>
        <DateField label="From" value={from} error={fault} onChange={(day) => set("from", day)} />
        <DateField label="Until" value={until} onChange={(day) => set("until", day)} />
      </search>
      {fault ? (
        <Note tone="warn">Change the period above to see its figures.</Note>
      ) : (
        <div className="grid gap-6">
          <UsageReport question={{ ...period, of, by, zone, ...(group ? { group } : {}) }} />
          <Outcomes period={period} />
        </div>
      )}
    </Page>
  );
}

function faultOf(from: string, until: string, by: string): string | undefined {
  if (from > until) return "This is after “Until”. Choose an earlier day.";
  if (by === "hour" && daysBetween(from, until) >= MOST_DAYS_BY_HOUR) {
    return `Choose at most ${MOST_DAYS_BY_HOUR} days, or a bar for each day.`;
  }
  if (daysBetween(from, until) > 1_900) return "Choose at most five years.";
  return undefined;
}

function keyOf<K extends string>(known: Record<K, unknown>, text: string | null): K | undefined {
  return text !== null && text in known ? (text as K) : undefined;
}
