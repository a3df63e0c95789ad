package dev.berth.sync.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person behind the request, as their access token says. A controller takes it as an argument.
 *
 * @param passwordGivenAt when the person last gave their Berth password; null for an API token's
 */
public record Caller(
        UUID id, boolean isAdmin, boolean isStaff, @Nullable Instant passwordGivenAt) {
    private static final Duration CONFIRMATION_LIFE = Duration.ofMinutes(10);

    /** Whether the person gave their password so lately that what is dangerous in the wrong hands needs no other proof. */
    public boolean hasConfirmedPassword(Instant now) {
        return passwordGivenAt != null
                && passwordGivenAt.plus(CONFIRMATION_LIFE).isAfter(now);
    }

    public boolean is(@Nullable UUID personId) {
        return id.equals(personId);
    }
}
