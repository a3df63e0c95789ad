/** Who did what to a booking, when, and what it changed. */
@NullMarked
package dev.berth.booking.history;

import org.jspecify.annotations.NullMarked;
