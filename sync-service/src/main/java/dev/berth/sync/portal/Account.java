package dev.berth.sync.portal;

import dev.berth.sync.secret.Sealed;
import java.time.Instant;
import java.util.UUID;

/** A person's account at a portal. */
public record Account(UUID personId, String portal, AccountState state, Instant connectedAt, Sealed sealed) {}
