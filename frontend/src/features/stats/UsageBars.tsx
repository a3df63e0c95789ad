import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { ChartPoint, ChartSeries } from "./usage";
import { colourOf, hoursText } from "./usage";

interface UsageBarsProps {
  points: ChartPoint[];
  series: ChartSeries[];
  unit: string;
  nameOf: (point: string) => string;
}

/** For the eyes only: the table beside it says the same in words. */
export function UsageBars({ points, series, unit, nameOf }: UsageBarsProps) {
  return (
    <div aria-hidden className="h-72">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={points} accessibilityLayer={false} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
          <CartesianGrid vertical={false} stroke="var(--c-line)" />
          <XAxis
            dataKey="at"
            tickFormatter={nameOf}
            tick={{ fill: "var(--c-ink-soft)", fontSize: 12 }}
            stroke="var(--c-line-strong)"
            minTickGap={24}
          />
          <YAxis
            tickFormatter={hoursText}
            tick={{ fill: "var(--c-ink-soft)", fontSize: 12 }}
            stroke="var(--c-line-strong)"
            width={48}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--c-sunken)" }}
            content={({ active, payload, label }) =>
              active ? (
                <div className="rounded-lg border border-line bg-surface px-3 py-2 text-sm shadow-lg">
                  <p className="font-medium">{nameOf(String(label))}</p>
                  {payload.map(({ name, value }) => (
                    <p key={String(name)}>
                      {name}: {hoursText(Number(value))} {unit}
                    </p>
                  ))}
                </div>
              ) : null
            }
          />
          {series.map(({ id, name }, index) => (
            <Bar
              key={id}
              dataKey={(point: ChartPoint) => point.hours[id] ?? 0}
              name={name}
              stackId="all"
              fill={colourOf(index, series.length)}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
