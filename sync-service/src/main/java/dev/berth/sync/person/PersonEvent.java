package dev.berth.sync.person;

import java.time.Instant;
import java.util.UUID;

/** {@code person.changed} of {@code berth.people}: one's full state, without a name. */
public record PersonEvent(
        UUID id, long version, UUID personId, String role, boolean disabled, Instant tokensValidAfter) {}
