package dev.berth.feed.person;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * Refuses access tokens that ended before their time: of a disabled account, or issued before a new password, a change of the
 * role or "sign out everywhere". Of a person who is not known yet, every token counts.
 */
@Component
class CurrentTokens implements OAuth2TokenValidator<Jwt> {
    private static final OAuth2TokenValidatorResult REFUSED = OAuth2TokenValidatorResult.failure(
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The token does not count any more", null));

    private final People people;

    CurrentTokens(People people) {
        this.people = people;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return person(token)
                        .map(it -> it.disabled() || issuedAt(token).isBefore(it.tokensValidAfter()))
                        .orElse(false)
                ? REFUSED
                : OAuth2TokenValidatorResult.success();
    }

    private Optional<People.Person> person(Jwt token) {
        try {
            return people.find(UUID.fromString(token.getSubject()));
        } catch (DataAccessException away) {
            throw new AuthenticationServiceException("The database does not answer", away);
        }
    }

    private static Instant issuedAt(Jwt token) {
        Instant at = token.getIssuedAt();
        return at == null ? Instant.EPOCH : at;
    }
}
