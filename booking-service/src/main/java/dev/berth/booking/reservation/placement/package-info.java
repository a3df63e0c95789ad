/** Which node a booking goes to, and what else is free when none has room. */
@NullMarked
package dev.berth.booking.reservation.placement;

import org.jspecify.annotations.NullMarked;
