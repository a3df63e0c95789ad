/** Rooms: where they are, when they are open, and who decides about their bookings. */
@NullMarked
package dev.berth.booking.room;

import org.jspecify.annotations.NullMarked;
