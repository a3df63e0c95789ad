/** Who did what to people, nodes and environments, with old and new values. */
@NullMarked
package dev.berth.booking.audit;

import org.jspecify.annotations.NullMarked;
