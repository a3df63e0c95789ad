package dev.berth.availability.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers tokens that were found good. Checking a signature takes longer than a search, and the same person calls again and
 * again with the same token. Whether it has run out is asked each time; nothing else of it can change.
 */
final class KnownSignatures implements JwtDecoder {
    private static final int MOST = 5_000;
    /** A key that was withdrawn is forgotten by then. */
    private static final Duration FOR = Duration.ofMinutes(5);

    private final JwtDecoder checks;
    private final OAuth2TokenValidator<Jwt> times = new JwtTimestampValidator();
    private final Cache<String, Jwt> good =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FOR).build();

    KnownSignatures(JwtDecoder checks) {
        this.checks = checks;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = good.getIfPresent(token);
        if (known != null) {
            return stillValid(known);
        }
        Jwt checked = checks.decode(token);
        good.put(token, checked);
        return checked;
    }

    private Jwt stillValid(Jwt token) {
        var result = times.validate(token);
        if (result.hasErrors()) {
            throw new JwtValidationException("The token has run out", result.getErrors());
        }
        return token;
    }
}
