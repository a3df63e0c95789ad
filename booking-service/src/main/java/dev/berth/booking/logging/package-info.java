/** What every log line carries. */
@NullMarked
package dev.berth.booking.logging;

import org.jspecify.annotations.NullMarked;
