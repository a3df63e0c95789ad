/** Secrets that are handed out once. */
@NullMarked
package dev.berth.booking.secret;

import org.jspecify.annotations.NullMarked;
