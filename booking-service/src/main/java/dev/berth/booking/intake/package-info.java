/** What happens to records of other services that cannot be taken in: none is lost, none blocks the others. */
@NullMarked
package dev.berth.booking.intake;

import org.jspecify.annotations.NullMarked;
