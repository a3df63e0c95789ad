/** Tables as comma-separated values. */
@NullMarked
package dev.berth.booking.csv;

import org.jspecify.annotations.NullMarked;
