/** Bookings over HTTP. */
@NullMarked
package dev.berth.booking.reservation.web;

import org.jspecify.annotations.NullMarked;
