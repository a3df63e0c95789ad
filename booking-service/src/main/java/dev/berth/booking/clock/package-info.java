/** The one place that reads the machine's clock. */
@NullMarked
package dev.berth.booking.clock;

import org.jspecify.annotations.NullMarked;
