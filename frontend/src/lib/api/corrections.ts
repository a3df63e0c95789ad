import type { components, paths } from "./booking.gen";

/**
 * Where booking-service's document says something else than its calls do. These win over the generated types: remove
 * each as soon as the document tells the truth.
 *
 * - The lists of bookings take the fields of `ListQuery` as parameters, not one parameter `query` that holds them.
 * - Booking takes an Idempotency-Key.
 */
type ByFields<Get> = Omit<Get, "parameters"> & { parameters: { query?: components["schemas"]["ListQuery"] } };
type WithKey<Post> = Omit<Post, "parameters"> & { parameters: { header?: { "Idempotency-Key"?: string } } };

export interface CorrectedPaths {
  "/api/v1/me/bookings": { get: ByFields<paths["/api/v1/me/bookings"]["get"]> };
  "/api/v1/bookings": {
    get: ByFields<paths["/api/v1/bookings"]["get"]>;
    post: WithKey<paths["/api/v1/bookings"]["post"]>;
  };
}
