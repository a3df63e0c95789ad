package dev.berth.gateway.access;

import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** The two kinds of token that booking-service signs; neither is taken for the other. */
@Configuration
class Tokens {
    @Bean
    @Primary
    ReactiveJwtDecoder accessTokens(SigningKeys keys) {
        return tokensFor("berth-api", keys);
    }

    @Bean
    ReactiveJwtDecoder workspaceCookies(SigningKeys keys) {
        return tokensFor("berth-workspace", keys);
    }

    private static ReactiveJwtDecoder tokensFor(String audience, SigningKeys keys) {
        var signatures = NimbusReactiveJwtDecoder.withJwkSource(keys::of)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        signatures.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return new KnownSignatures(signatures, claimsFor(audience));
    }

    private static OAuth2TokenValidator<Jwt> claimsFor(String audience) {
        return JwtValidators.createDefaultWithValidators(List.of(
                new JwtClaimValidator<Object>(JwtClaimNames.ISS, it -> it != null && "berth".equals(it.toString())),
                new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, it -> it != null && it.contains(audience)),
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, Objects::nonNull),
                new JwtClaimValidator<Object>(JwtClaimNames.SUB, Objects::nonNull)));
    }
}
