/** Everything that this service holds about a person, for themselves. */
@NullMarked
package dev.berth.booking.personaldata;

import org.jspecify.annotations.NullMarked;
