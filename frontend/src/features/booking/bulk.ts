import { sayWhy } from "@/lib/api/problem";
import type { Booking } from "@/lib/api/schema";
import { type BookingAct, perform } from "./api";

export interface RowResult {
  id: string;
  title: string;
  /** Undefined when it went well. */
  refused?: string;
}

/** One after the other: each is judged alone, and one refusal does not stop the rest. */
export async function performAll(bookings: Booking[], actOn: (booking: Booking) => BookingAct): Promise<RowResult[]> {
  const results: RowResult[] = [];
  for (const booking of bookings) {
    const { id, title } = booking;
    try {
      await perform(actOn(booking));
      results.push({ id, title });
    } catch (error) {
      results.push({ id, title, refused: sayWhy(error) });
    }
  }
  return results;
}
