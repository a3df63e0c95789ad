/** Tokens for scripts: made, listed and revoked by their person, traded for short access tokens at the gateway's door. */
@NullMarked
package dev.berth.booking.apitoken;

import org.jspecify.annotations.NullMarked;
