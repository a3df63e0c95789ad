/** What a booking may ask for: one named policy per rule. */
@NullMarked
package dev.berth.booking.reservation.rule;

import org.jspecify.annotations.NullMarked;
