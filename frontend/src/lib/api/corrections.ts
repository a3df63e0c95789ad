import type { paths } from "./booking.gen";

/**
 * Where booking-service's document says less than its calls are to do: booking takes an Idempotency-Key. This wins over
 * the generated types; it goes when the document tells it.
 */
type WithKey<Post> = Omit<Post, "parameters"> & { parameters: { header?: { "Idempotency-Key"?: string } } };

export interface CorrectedPaths {
  "/api/v1/bookings": Omit<paths["/api/v1/bookings"], "post"> & { post: WithKey<paths["/api/v1/bookings"]["post"]> };
}
