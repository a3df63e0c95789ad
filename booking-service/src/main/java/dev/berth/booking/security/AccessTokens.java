package dev.berth.booking.security;

import dev.berth.booking.security.Caller.Means;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Issues the short-lived tokens that every service of Berth checks for itself. */
@Component
public class AccessTokens {
    public static final String ISSUER = "berth";
    static final String AUDIENCE = "berth-api";
    /** Names the means when it is not the person's own sign-in. */
    static final String VIA = "via";

    static final String VIA_API_TOKEN = "api-token";

    private final TokenSigner signer;
    private final Clock clock;
    private final Duration life;

    AccessTokens(TokenSigner signer, Clock clock, SecuritySettings settings) {
        this.signer = signer;
        this.clock = clock;
        this.life = settings.accessTokenLife();
    }

    public String issue(Caller person) {
        return issue(person, life);
    }

    public String issue(Caller person, Duration life) {
        Instant now = clock.instant();
        return signer.sign(token -> token.audience()
                .add(AUDIENCE)
                .and()
                .subject(person.id().toString())
                .claim("role", person.role().wireName())
                .claim("name", person.name())
                .claim(VIA, person.means() == Means.API_TOKEN ? VIA_API_TOKEN : null)
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(life))));
    }

    public Duration life() {
        return life;
    }
}
