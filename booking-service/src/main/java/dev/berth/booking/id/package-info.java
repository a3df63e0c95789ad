/** Ids that sort by the time they were made. */
@NullMarked
package dev.berth.booking.id;

import org.jspecify.annotations.NullMarked;
