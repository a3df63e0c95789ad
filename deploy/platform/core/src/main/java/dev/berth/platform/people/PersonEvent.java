package dev.berth.platform.people;

import java.time.Instant;

/**
 * What is read of an event on {@code berth.people}.
 *
 * @param tokensValidAfter whole seconds; a token whose {@code iat} is before this is refused
 */
record PersonEvent(long version, String role, boolean disabled, Instant tokensValidAfter) {}
