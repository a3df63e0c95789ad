package dev.berth.platform.security;

import dev.berth.platform.people.People;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses access tokens that ended before their time: of a disabled or deleted account, or issued before a new password, a change of
 * the role or "sign out everywhere".
 */
final class EndedTokens implements OAuth2TokenValidator<Jwt> {
    private static final OAuth2TokenValidatorResult REFUSED = OAuth2TokenValidatorResult.failure(
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The token does not count any more", null));

    private final People people;

    EndedTokens(People people) {
        this.people = people;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        String person = token.getSubject();
        return person != null && people.refuses(person, token.getIssuedAt())
                ? REFUSED
                : OAuth2TokenValidatorResult.success();
    }
}
