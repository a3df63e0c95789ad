/** Reading one's own writes: a position token names a booking's version, and an answer waits until it was read. */
@NullMarked
package dev.berth.availability.position;

import org.jspecify.annotations.NullMarked;
