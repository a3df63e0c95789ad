package dev.berth.feed.person;

import java.util.UUID;

/** What is read of {@code person.changed} on {@code berth.people}. */
public record PersonEvent(UUID id, long version, UUID personId, String role, boolean disabled) {}
