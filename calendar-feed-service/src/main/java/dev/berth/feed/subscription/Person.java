package dev.berth.feed.subscription;

import java.util.UUID;

/** Who asks. */
public record Person(UUID id, Role role) {}
