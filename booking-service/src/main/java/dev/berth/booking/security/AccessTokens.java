package dev.berth.booking.security;

import dev.berth.booking.security.Caller.Means;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issues the short-lived tokens that every service of Berth checks for itself. */
@Component
public class AccessTokens {
    public static final String ISSUER = "berth";
    static final String AUDIENCE = "berth-api";
    /** Names the means when it is not the person's own sign-in. */
    static final String VIA = "via";

    static final String VIA_API_TOKEN = "api-token";
    /** The sign-in that the token belongs to. */
    static final String SESSION = "sid";
    /** When the person last gave their password in that sign-in, in seconds (OpenID Connect's name for it). */
    static final String PASSWORD_GIVEN = "auth_time";

    private final TokenSigner signer;
    private final Clock clock;
    private final Duration life;

    AccessTokens(TokenSigner signer, Clock clock, SecuritySettings settings) {
        this.signer = signer;
        this.clock = clock;
        this.life = settings.accessTokenLife();
    }

    public String issue(Caller person, Instant tokensValidAfter) {
        return issue(person, tokensValidAfter, life);
    }

    /**
     * @param tokensValidAfter the person's own limit: everybody refuses a token issued before it, so the token says that
     *     it was issued no earlier, also within the second in which the limit was moved
     */
    public String issue(Caller person, Instant tokensValidAfter, Duration life) {
        Instant now = clock.instant();
        Instant issued = now.isBefore(tokensValidAfter) ? tokensValidAfter : now;
        return signer.sign(token -> token.audience()
                .add(AUDIENCE)
                .and()
                .subject(person.id().toString())
                .claim("role", person.role().wireName())
                .claim("name", person.name())
                .claim(VIA, person.means() == Means.API_TOKEN ? VIA_API_TOKEN : null)
                .claim(
                        SESSION,
                        person.sessionId() == null ? null : person.sessionId().toString())
                .claim(PASSWORD_GIVEN, seconds(person.passwordGivenAt()))
                .issuedAt(Date.from(issued))
                .expiration(Date.from(issued.plus(life))));
    }

    public Duration life() {
        return life;
    }

    private static @Nullable Long seconds(@Nullable Instant instant) {
        return instant == null ? null : instant.getEpochSecond();
    }
}
