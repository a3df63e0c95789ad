package dev.berth.platform.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;

/**
 * booking-service's public keys. They are asked for anew every five minutes and kept while booking-service is away, so that its
 * outage makes no valid token invalid. A key that is not known is asked for, and while that cannot be answered the token is
 * neither valid nor invalid.
 */
final class PublishedKeys {
    private static final int ANSWER_WITHIN_MS = 2_000;
    private static final int MOST_BYTES = 100_000;
    /** A key that was withdrawn is forgotten by then. */
    private static final Duration RENEW_AFTER = Duration.ofMinutes(5);
    /** Longer than any access token lives. */
    private static final Duration KEEP_IN_OUTAGE = Duration.ofDays(1);
    /** Keeps made-up key ids from becoming a flood of questions. */
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);

    private PublishedKeys() {}

    static JWKSource<SecurityContext> of(URI bookingService) {
        try {
            return JWKSourceBuilder.create(
                            bookingService.resolve("/.well-known/jwks.json").toURL(),
                            new DefaultResourceRetriever(ANSWER_WITHIN_MS, ANSWER_WITHIN_MS, MOST_BYTES))
                    .cache(RENEW_AFTER.plus(KEEP_IN_OUTAGE).toMillis(), 2L * ANSWER_WITHIN_MS)
                    .refreshAheadCache(KEEP_IN_OUTAGE.toMillis(), false)
                    .rateLimited(ASK_AGAIN_AFTER.toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("berth.security.booking-url is no address: " + bookingService, e);
        }
    }
}
