import { useIsPhone } from "@/lib/useMedia";
import { Button } from "@/ui/Button";
import { DateField } from "@/ui/DateField";
import { SelectField } from "@/ui/Field";
import type { CalendarQuery } from "./query";

interface FiltersProps {
  query: CalendarQuery;
  types: string[];
  locations: string[];
  onChange: (part: Partial<CalendarQuery>) => void;
}

/** Always in sight where there is room; on a phone behind one line that says how many are on. */
export function Filters(props: FiltersProps) {
  const phone = useIsPhone();
  const { type, location, free, from, to } = props.query;
  const on = [type, location, free, from ?? to].filter(Boolean).length;
  if (!phone) return <Fields {...props} on={on} />;
  return (
    <details className="mb-4 rounded-xl border border-line bg-surface px-4 py-2">
      <summary className="min-h-9 content-center font-medium">Filters{on > 0 && `, ${on} on`}</summary>
      <div className="pt-2 [&>search]:mb-2">
        <Fields {...props} on={on} />
      </div>
    </details>
  );
}

function Fields({ query, types, locations, onChange, on }: FiltersProps & { on: number }) {
  return (
    <search
      aria-label="Filters"
      className="mb-4 grid grid-cols-[repeat(2,minmax(0,1fr))] items-end gap-3 sm:flex sm:flex-wrap"
    >
      {query.kind === "course" && (
        <Select
          label="Course type"
          all="All types"
          value={query.type}
          choices={types}
          onChange={(type) => onChange({ type })}
        />
      )}
      <Select
        label={query.kind === "node" ? "Site" : "Location"}
        all={query.kind === "node" ? "All sites" : "Anywhere"}
        value={query.location}
        choices={locations}
        onChange={(location) => onChange({ location })}
      />
      {query.kind === "course" && (
        <>
          {/* A range of days is a list: a month or a week has its own. */}
          <DateField
            label="From"
            optional
            value={query.from ?? ""}
            onChange={(from) => onChange({ from: from || undefined, view: "list" })}
          />
          <DateField
            label="Until"
            optional
            min={query.from}
            value={query.to ?? ""}
            onChange={(to) => onChange({ to: to || undefined, view: "list" })}
          />
          <label className="flex min-h-11 items-center gap-3 font-medium">
            <input
              type="checkbox"
              className="size-5 accent-sea"
              checked={query.free}
              onChange={(event) => onChange({ free: event.target.checked })}
            />
            Free seats only
          </label>
        </>
      )}
      {on > 0 && (
        <Button
          look="quiet"
          onClick={() => onChange({ type: "", location: "", free: false, from: undefined, to: undefined })}
        >
          Clear filters
        </Button>
      )}
    </search>
  );
}

interface SelectProps {
  label: string;
  all: string;
  value: string;
  choices: string[];
  onChange: (value: string) => void;
}

function Select({ label, all, value, choices, onChange }: SelectProps) {
  return (
    <div className="min-w-0 sm:max-w-60">
      <SelectField label={label} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
