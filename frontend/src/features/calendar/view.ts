import type { Day } from "@/lib/time/days";
import type { Entry } from "./entry";

/** What every view of the sessions gets. */
export interface ViewProps {
  days: Day[];
  /** The day that the address names; in a month, the one whose month is meant. */
  date: Day;
  today: Day;
  /** Earlier days are left out of a list until they are asked for. */
  begin?: Day | undefined;
  entries: Entry[];
  hueOf: (entry: Entry) => number;
  toEntry: (entry: Entry) => string;
  toDay: (day: Day) => string;
  onTurn: (by: -1 | 1) => void;
}
