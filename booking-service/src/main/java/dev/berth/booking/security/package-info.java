/** Who is calling and what they may call: signing keys, access tokens, the filter chain, the {@code Caller}. */
@NullMarked
package dev.berth.booking.security;

import org.jspecify.annotations.NullMarked;
