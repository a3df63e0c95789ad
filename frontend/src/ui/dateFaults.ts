import { type Day, isDay } from "@/lib/time/days";

type Control = Pick<HTMLInputElement, "value" | "validity">;

interface Limits {
  min?: string | undefined;
  max?: string | undefined;
  optional: boolean;
}

/** A browser gives "0020-12-02" for a year of which two digits are typed. */
const FIRST_YEAR = "1900";

/** Why what stands in a date control is no day that can be taken; undefined when it is. */
export function dateFault({ value, validity }: Control, { min, max, optional }: Limits): string | undefined {
  if (validity.badInput) return "Enter the whole date: day, month and year.";
  if (value === "") return optional ? undefined : "Choose a day.";
  if (!isDay(value) || value < FIRST_YEAR) return "Enter the year with four digits.";
  if ((min && value < min) || (max && value > max)) return `Choose a day ${rangeWords(min, max)}.`;
  return undefined;
}

export function timeFault({ value, validity }: Control, optional: boolean): string | undefined {
  if (validity.badInput) return "Enter hours and minutes, like 14:30.";
  return value === "" && !optional ? "Choose a time." : undefined;
}

function rangeWords(min: Day | undefined, max: Day | undefined): string {
  if (min && max) return `from ${said(min)} to ${said(max)}`;
  return min ? `from ${said(min)} on` : `up to ${said(max ?? "")}`;
}

function said(day: Day): string {
  const parts = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat("en-GB", parts).format(new Date(`${day}T12:00:00Z`));
}
