import { api, body } from "@/lib/api/client";
import { newRequestKey } from "@/lib/api/requestKey";
import type { Booking } from "@/lib/api/schema";
import { bookingCan } from "./rules";

export type BulkChange =
  | { action: "approve" }
  | { action: "reject"; reason: string }
  | { action: "extend"; endsAt: string }
  | { action: "cancel"; reason?: string };

export interface RowResult {
  id: string;
  title: string;
  /** Undefined when it went well. */
  refused?: string;
}

/** As many as the server takes at once. */
const AT_ONCE = 100;

/** Each booking is judged alone, and one refusal does not stop the rest. */
export async function changeAll(bookings: readonly Booking[], change: BulkChange): Promise<RowResult[]> {
  const results: RowResult[] = [];
  for (let first = 0; first < bookings.length; first += AT_ONCE) {
    const some = bookings.slice(first, first + AT_ONCE);
    const { items } = await body(
      api.POST("/api/v1/bookings/bulk", {
        params: { header: { "Idempotency-Key": newRequestKey() } },
        body: { ids: some.map(({ id }) => id), ...change },
      }),
    );
    results.push(...items.map((one) => resultOf(one, some)));
  }
  return results;
}

function resultOf(outcome: { id: string; status: number; title?: string; detail?: string }, bookings: Booking[]) {
  const title = bookings.find(({ id }) => id === outcome.id)?.title ?? "A booking";
  if (outcome.status === 200) return { id: outcome.id, title };
  return { id: outcome.id, title, refused: outcome.detail ?? outcome.title ?? "It was refused." };
}

/** Those of the bookings that their state allows to be changed so. */
export function changeable(bookings: readonly Booking[], action: BulkChange["action"]): Booking[] {
  const verdict = { approve: bookingCan.decide, reject: bookingCan.decide, ...bookingCan }[action];
  return bookings.filter((booking) => verdict(booking).yes);
}

const DONE: Record<BulkChange["action"], string> = {
  approve: "approved",
  reject: "rejected",
  extend: "extended",
  cancel: "cancelled",
};

/** "4 approved." "3 approved, 1 refused." */
export function summary(rows: readonly RowResult[], action: BulkChange["action"]): string {
  const refused = rows.filter((row) => row.refused).length;
  return `${rows.length - refused} ${DONE[action]}${refused > 0 ? `, ${refused} refused` : ""}.`;
}
