import { cx } from "@/lib/cx";
import { useLimits } from "@/lib/limits";
import { type Day, shift } from "@/lib/time/days";
import { duration } from "@/lib/time/format";
import { DateField } from "@/ui/DateField";
import { SelectField, TextField } from "@/ui/Field";
import { useTyped } from "@/ui/useTyped";
import { type Find, LENGTHS, type PartOfDay, partsOfDay } from "./find";

interface FindFormProps {
  find: Find;
  today: Day;
  branches: string[];
  locations: string[];
  onChange: (part: Partial<Find>) => void;
}

/** The most that can be looked for of anything. */
const MOST = 1000;

/** First when, then what. Every change searches at once. */
export function FindForm({ find, today, branches, locations, onChange }: FindFormProps) {
  const { horizonDays, longestMinutes } = useLimits()[find.kind];
  return (
    <search className="grid gap-4 rounded-2xl border border-line bg-surface p-4 sm:p-5">
      <fieldset className="inline-flex justify-self-start rounded-xl bg-sunken p-1">
        <legend className="sr-only">Find</legend>
        {(["room", "compute"] as const).map((kind) => (
          <label
            key={kind}
            className={cx(
              "inline-flex min-h-10 cursor-pointer items-center rounded-lg px-4 font-medium has-focus-visible:outline-2 has-focus-visible:outline-buoy-mark",
              find.kind === kind ? "bg-surface text-sea shadow-sm" : "text-ink-soft hover:text-ink",
            )}
          >
            <input
              type="radio"
              name="kind"
              className="sr-only"
              checked={find.kind === kind}
              onChange={() => onChange({ kind })}
            />
            {kind === "room" ? "A room" : "Compute"}
          </label>
        ))}
      </fieldset>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-6">
        <DateField
          label="Day"
          value={find.date}
          min={today}
          max={shift(today, horizonDays)}
          onChange={(date) => onChange({ date })}
        />
        <SelectField
          label="Time of day"
          value={find.part}
          onChange={(event) => onChange({ part: event.target.value as PartOfDay })}
        >
          {Object.entries(partsOfDay).map(([part, { text }]) => (
            <option key={part} value={part}>
              {text}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="How long"
          value={find.minutes}
          onChange={(event) => onChange({ minutes: Number(event.target.value) })}
        >
          {LENGTHS.filter((minutes) => minutes <= longestMinutes).map((minutes) => (
            <option key={minutes} value={minutes}>
              {duration(minutes)}
            </option>
          ))}
        </SelectField>
        {find.kind === "room" ? (
          <>
            <Count label="People" least={1} value={find.capacity} onChange={(capacity) => onChange({ capacity })} />
            <Choice
              label="Branch"
              choices={branches}
              value={find.branch}
              onChange={(branch) => onChange({ branch, location: "" })}
            />
            <Choice
              label="Location"
              choices={locations}
              value={find.location}
              onChange={(location) => onChange({ location })}
            />
          </>
        ) : (
          <>
            <Count label="Cores" least={1} value={find.cores} onChange={(cores) => onChange({ cores })} />
            <Count
              label="Memory (GB)"
              least={1}
              value={find.memoryGb}
              onChange={(memoryGb) => onChange({ memoryGb })}
            />
            <Count label="GPUs" least={0} value={find.gpus} onChange={(gpus) => onChange({ gpus })} />
          </>
        )}
      </div>
    </search>
  );
}

interface CountProps {
  label: string;
  least: number;
  value: number;
  onChange: (value: number) => void;
}

function Count({ label, least, value, onChange }: CountProps) {
  const { control, fault } = useTyped({
    value: String(value),
    onChange: (text) => onChange(Number(text)),
    faultOf: ({ value: text }) =>
      /^\d+$/.test(text) && Number(text) >= least && Number(text) <= MOST
        ? undefined
        : `Enter a whole number from ${least} to ${MOST}.`,
  });
  return (
    <TextField
      label={label}
      type="number"
      inputMode="numeric"
      min={least}
      max={MOST}
      error={fault}
      onFocus={(event) => event.target.select()}
      {...control}
    />
  );
}

interface ChoiceProps {
  label: string;
  choices: string[];
  value: string;
  onChange: (value: string) => void;
}

function Choice({ label, choices, value, onChange }: ChoiceProps) {
  const all = value && !choices.includes(value) ? [...choices, value] : choices;
  return (
    <SelectField label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">Anywhere</option>
      {all.map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
    </SelectField>
  );
}
