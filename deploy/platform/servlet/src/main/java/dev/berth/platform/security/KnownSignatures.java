package dev.berth.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Tokens whose signature has been found good. Checking one costs as much as a small request, and the same person calls
 * again and again with the same one. Only the signature is remembered: whether it is still valid is asked each time.
 */
final class KnownSignatures {
    private static final int MOST = 5_000;
    /** A key that was withdrawn is forgotten by then. */
    private static final Duration FOR = Duration.ofMinutes(5);

    private final Cache<String, Jwt> good =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FOR).build();

    Jwt of(String token, Function<String, Jwt> check) {
        Jwt known = good.getIfPresent(token);
        if (known == null) {
            known = check.apply(token);
            good.put(token, known);
        }
        return known;
    }
}
