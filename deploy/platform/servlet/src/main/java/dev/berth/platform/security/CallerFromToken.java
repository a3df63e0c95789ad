package dev.berth.platform.security;

import dev.berth.platform.security.Caller.Means;
import java.util.UUID;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Reads the caller out of a token whose signature, issuer, audience and times have been checked. */
class CallerFromToken implements Converter<Jwt, CallerAuthentication> {

    @Override
    public CallerAuthentication convert(Jwt token) {
        try {
            return new CallerAuthentication(token, callerOf(token));
        } catch (IllegalArgumentException incomplete) {
            throw new InvalidBearerTokenException(
                    "The token lacks a subject, a role that is known here, or a name", incomplete);
        }
    }

    private static Caller callerOf(Jwt token) {
        String session = token.getClaimAsString(AccessTokenClaims.SESSION);
        return new Caller(
                UUID.fromString(claim(token, "sub")),
                Role.of(claim(token, AccessTokenClaims.ROLE)),
                claim(token, AccessTokenClaims.NAME),
                means(token),
                session == null ? null : UUID.fromString(session),
                token.getClaimAsInstant(AccessTokenClaims.PASSWORD_GIVEN));
    }

    private static Means means(Jwt token) {
        return AccessTokenClaims.VIA_API_TOKEN.equals(token.getClaimAsString(AccessTokenClaims.VIA))
                ? Means.API_TOKEN
                : Means.SESSION;
    }

    private static String claim(Jwt token, String name) {
        String value = token.getClaimAsString(name);
        if (value == null) throw new IllegalArgumentException(name + " is missing");
        return value;
    }
}
