package dev.berth.feed.subscription;

import dev.berth.platform.security.Role;
import java.util.UUID;

/** Who asks. */
public record Person(UUID id, Role role) {}
