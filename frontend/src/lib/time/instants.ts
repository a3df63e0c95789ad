/** Arithmetic on instants as the API writes them. No calendar, no zones: those are in grid.ts, with Temporal. */

/** The booking grid is 15 minutes of exact time (booking-service, "Booking rules and life"). */
export const SLOT_MINUTES = 15;
export const SLOT_MS = SLOT_MINUTES * 60_000;

/** Whole seconds, Z. */
export function iso(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, "Z");
}

export function slotStart(instant: string): string {
  return iso(Math.floor(Date.parse(instant) / SLOT_MS) * SLOT_MS);
}

export function plusMinutes(instant: string, minutes: number): string {
  return iso(Date.parse(instant) + minutes * 60_000);
}

export function minutesBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
}
