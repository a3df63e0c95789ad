package dev.berth.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Remembers tokens whose signature has been found good. Checking one costs as much as a small request, and the same person
 * calls again and again with the same one. Only the signature is remembered: whether it is still valid is asked each time.
 */
final class KnownSignatures implements ReactiveJwtDecoder {
    private static final int MOST = 5_000;
    /** A key that was withdrawn is forgotten by then, as {@link SigningKeys} forgets it. */
    private static final Duration FOR = Duration.ofMinutes(5);

    private final ReactiveJwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> claims;
    private final Cache<String, Jwt> good =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FOR).build();

    KnownSignatures(ReactiveJwtDecoder signatures, OAuth2TokenValidator<Jwt> claims) {
        this.signatures = signatures;
        this.claims = claims;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        var known = good.getIfPresent(token);
        return known == null
                ? signatures.decode(token).doOnNext(it -> good.put(token, it)).map(this::valid)
                : Mono.fromSupplier(() -> valid(known));
    }

    private Jwt valid(Jwt token) {
        var result = claims.validate(token);
        if (result.hasErrors()) {
            throw new JwtValidationException("The token is not valid here or now", result.getErrors());
        }
        return token;
    }
}
