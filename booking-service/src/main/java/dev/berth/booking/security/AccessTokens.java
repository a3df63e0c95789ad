package dev.berth.booking.security;

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

    private final TokenSigner signer;
    private final Clock clock;
    private final Duration life;

    AccessTokens(TokenSigner signer, Clock clock, SecuritySettings settings) {
        this.signer = signer;
        this.clock = clock;
        this.life = settings.accessTokenLife();
    }

    public String issue(Caller person) {
        Instant now = clock.instant();
        return signer.sign(token -> token.audience()
                .add(AUDIENCE)
                .and()
                .subject(person.id().toString())
                .claim("role", person.role().wireName())
                .claim("name", person.name())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(life))));
    }

    public Duration life() {
        return life;
    }
}
