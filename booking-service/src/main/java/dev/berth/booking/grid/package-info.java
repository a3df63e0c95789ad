/** The 15-minute grid on which everything is booked. */
@NullMarked
package dev.berth.booking.grid;

import org.jspecify.annotations.NullMarked;
