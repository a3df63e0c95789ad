package dev.berth.gateway.access;

import dev.berth.gateway.people.People;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** The two kinds of token that booking-service signs; neither is taken for the other. */
@Configuration
class Tokens {
    private static final OAuth2Error REVOKED = new OAuth2Error(
            OAuth2ErrorCodes.INVALID_TOKEN, "The person was signed out after this token was issued", null);

    @Bean
    @Primary
    ReactiveJwtDecoder accessTokens(SigningKeys keys, People people, Clock clock) {
        return tokensFor("berth-api", keys, people, clock);
    }

    @Bean
    ReactiveJwtDecoder workspaceCookies(SigningKeys keys, People people, Clock clock) {
        return tokensFor("berth-workspace", keys, people, clock);
    }

    private static ReactiveJwtDecoder tokensFor(String audience, SigningKeys keys, People people, Clock clock) {
        var signatures = NimbusReactiveJwtDecoder.withJwkSource(keys::of)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        signatures.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return new KnownSignatures(signatures, claimsFor(audience, people, clock));
    }

    private static OAuth2TokenValidator<Jwt> claimsFor(String audience, People people, Clock clock) {
        // No leeway: what a token opened is ended to the second, and must not be opened by it again.
        var unexpired = new JwtTimestampValidator(Duration.ZERO);
        unexpired.setClock(clock);
        return JwtValidators.createDefaultWithValidators(List.of(
                unexpired,
                token -> isRevoked(token, people)
                        ? OAuth2TokenValidatorResult.failure(REVOKED)
                        : OAuth2TokenValidatorResult.success(),
                new JwtClaimValidator<Object>(JwtClaimNames.ISS, it -> it != null && "berth".equals(it.toString())),
                new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, it -> it != null && it.contains(audience)),
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, Objects::nonNull),
                new JwtClaimValidator<Object>(JwtClaimNames.SUB, Objects::nonNull)));
    }

    private static boolean isRevoked(Jwt token, People people) {
        var person = token.getSubject();
        return person != null && people.refuses(person, token.getIssuedAt());
    }
}
