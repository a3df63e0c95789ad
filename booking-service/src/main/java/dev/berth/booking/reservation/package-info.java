/** Bookings: the aggregate, its life, and who may do what to it. */
@NullMarked
package dev.berth.booking.reservation;

import org.jspecify.annotations.NullMarked;
