package dev.berth.gateway.people;

import java.time.Instant;

/**
 * What the gateway reads of an event on {@code berth.people}.
 *
 * @param tokensValidAfter whole seconds; a token whose {@code iat} is before this is refused
 */
record PersonChanged(long version, String role, boolean disabled, Instant tokensValidAfter) {}
