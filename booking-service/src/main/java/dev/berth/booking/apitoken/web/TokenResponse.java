package dev.berth.booking.apitoken.web;

import dev.berth.booking.apitoken.ApiToken;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param token the token itself, in the answer that made it and never again */
@Schema(name = "ApiToken")
record TokenResponse(
        UUID id,
        String name,
        String hint,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String token) {

    static TokenResponse of(ApiToken token) {
        return of(token, null);
    }

    static TokenResponse of(ApiToken it, @Nullable String secret) {
        return new TokenResponse(
                it.id(), it.name(), it.hint(), it.createdAt(), it.expiresAt(), it.lastUsedAt(), secret);
    }
}
