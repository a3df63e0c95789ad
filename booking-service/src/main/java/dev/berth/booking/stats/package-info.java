/** Counts for the admin's dashboard. */
@NullMarked
package dev.berth.booking.stats;

import org.jspecify.annotations.NullMarked;
