package dev.berth.booking.apitoken;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token as its person sees it again: everything but the token itself. */
public record ApiToken(
        UUID id,
        String name,
        String hint,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
