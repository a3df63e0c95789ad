/** What outside systems have booked of Berth's rooms: it takes the room like any booking, and a clash is never lost. */
@NullMarked
package dev.berth.booking.external;

import org.jspecify.annotations.NullMarked;
