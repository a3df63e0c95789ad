/** Constraints on what people type, in words that fit behind the field's name. */
@NullMarked
package dev.berth.booking.input;

import org.jspecify.annotations.NullMarked;
