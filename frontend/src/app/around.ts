import { useQuery } from "@tanstack/react-query";
import { calendarOf } from "@/features/calendar/api";
import { MOST_DAYS } from "@/features/calendar/query";
import type { CalendarItem } from "@/lib/api/schema";
import { shift } from "@/lib/time/days";
import { dayWindow } from "@/lib/time/grid";

/** The sessions of the two months around today: what filters and forms offer, and which type has which colour. */
export function useAround(today: string, zone: string): CalendarItem[] {
  const from = dayWindow(shift(today, -14), zone).from;
  const to = dayWindow(shift(today, MOST_DAYS - 15), zone).to;
  const around = useQuery({ ...calendarOf({ kind: "course", from, to }), refetchInterval: 300_000, staleTime: 60_000 });
  return around.data?.items ?? [];
}
