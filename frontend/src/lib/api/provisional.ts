import type { Booking, HistoryEntry, NewComputeBooking, Page, Stats } from "./schema";

/**
 * Calls that the services' committed OpenAPI documents do not hold yet, or hold wrongly, written by hand in the shape
 * of the generated ones. These win over the generated ones: remove each as soon as its document tells the truth.
 * The two lists of bookings: the document says one object `query` where the call takes its fields.
 */

/* The shape that openapi-typescript writes, so that the client does not change when the generated file comes. */
type Json<T> = { content: { "application/json": T } };
type Call<In extends object, Body, Out> = { parameters: In; responses: { 200: Json<Out> } } & (Body extends undefined
  ? { requestBody?: never }
  : { requestBody: Json<Body> });
type Query<T> = { query?: T };
type Id = { path: { id: string } };
// biome-ignore lint/complexity/noBannedTypes: openapi-typescript writes "no parameters" like this
type None = {};

interface PageQuery {
  limit?: number;
  cursor?: string;
}

interface BookingQuery extends PageQuery {
  from?: string;
  to?: string;
  status?: string;
  kind?: string;
  userId?: string;
  resourceId?: string;
}

export interface ProvisionalPaths {
  "/api/v1/me/bookings": { get: Call<Query<BookingQuery>, undefined, Page<Booking>> };
  "/api/v1/bookings": {
    get: Call<Query<BookingQuery>, undefined, Page<Booking>>;
    post: Call<{ header?: { "Idempotency-Key"?: string } }, NewComputeBooking, Booking>;
  };
  "/api/v1/bookings/{id}/connect": { post: Call<Id, undefined, { url: string }> };
  "/api/v1/bookings/{id}/history": { get: Call<Id, undefined, Page<HistoryEntry>> };
  "/api/v1/stats": { get: Call<None, undefined, Stats> };
}
