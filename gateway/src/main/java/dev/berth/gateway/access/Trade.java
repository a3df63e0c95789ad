package dev.berth.gateway.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of an API token at the door. */
sealed interface Trade {
    /**
     * @param person whom the access token speaks for
     * @param issuedAt its {@code iat}
     * @param life how long the access token is good for, from when it was traded
     */
    record Traded(
            String accessToken, String person, @Nullable Instant issuedAt, Duration life) implements Trade {}

    /** Unknown, revoked or expired. */
    record Refused() implements Trade {}

    /** Too many tokens that were not known here came from one address. */
    record Throttled() implements Trade {}

    /** booking-service could not be asked: the token is neither good nor bad. */
    record NoAnswer() implements Trade {}
}
