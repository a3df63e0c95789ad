/** Bookings of outside systems, as last seen, and the events that tell of their changes. */
@NullMarked
package dev.berth.sync.external;

import org.jspecify.annotations.NullMarked;
