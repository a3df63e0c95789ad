package dev.berth.platform.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Checks access tokens: ES256 and nothing else, issuer, audience, times, and whatever the service adds. */
public final class AccessTokenDecoder {
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private AccessTokenDecoder() {}

    /** @param more asked with every request, also of a token whose signature was checked before */
    public static JwtDecoder create(
            JWKSource<SecurityContext> keys, Clock clock, List<OAuth2TokenValidator<Jwt>> more) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        // The claims are judged below, by the service's clock and not the machine's.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var signatures = new NimbusJwtDecoder(processor);
        signatures.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        var known = new KnownSignatures();
        var claims = claims(clock, more);
        return token -> valid(known.of(token, signatures::decode), claims);
    }

    private static Jwt valid(Jwt token, OAuth2TokenValidator<Jwt> claims) {
        var result = claims.validate(token);
        if (result.hasErrors()) {
            throw new JwtValidationException("The token is not valid here or now", result.getErrors());
        }
        return token;
    }

    private static OAuth2TokenValidator<Jwt> claims(Clock clock, List<OAuth2TokenValidator<Jwt>> more) {
        var times = new JwtTimestampValidator(CLOCK_SKEW);
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        List<OAuth2TokenValidator<Jwt>> all = new ArrayList<>(List.of(
                times,
                new JwtIssuerValidator(AccessTokenClaims.ISSUER),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(AccessTokenClaims.AUDIENCE))));
        all.addAll(more);
        return new DelegatingOAuth2TokenValidator<>(all);
    }
}
