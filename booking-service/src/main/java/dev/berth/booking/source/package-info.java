/** How fresh the outside systems are that book rooms too. */
@NullMarked
package dev.berth.booking.source;

import org.jspecify.annotations.NullMarked;
