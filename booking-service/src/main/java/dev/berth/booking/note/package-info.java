/** What staff note about bookings. Their owners never read it, which is why it stands in no history. */
@NullMarked
package dev.berth.booking.note;

import org.jspecify.annotations.NullMarked;
