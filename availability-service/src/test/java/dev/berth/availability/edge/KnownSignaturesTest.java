package dev.berth.availability.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class KnownSignaturesTest {
    private final AtomicInteger checked = new AtomicInteger();

    private Jwt check(String token, Duration left) {
        checked.incrementAndGet();
        Instant now = Instant.now();
        return Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .issuedAt(now.minus(Duration.ofHours(2)))
                .expiresAt(now.plus(left))
                .build();
    }

    @Test
    void a_tokens_signature_is_checked_once() {
        var known = new KnownSignatures(token -> check(token, Duration.ofMinutes(10)));

        assertThat(known.decode("one")).isEqualTo(known.decode("one"));
        known.decode("other");

        assertThat(checked).hasValue(2);
    }

    @Test
    void a_token_that_has_run_out_is_refused_although_it_was_good() {
        var known = new KnownSignatures(token -> check(token, Duration.ofHours(-1)));
        known.decode("one"); // what checks says stands

        assertThatThrownBy(() -> known.decode("one")).isInstanceOf(JwtValidationException.class);
    }

    @Test
    void what_was_refused_is_checked_again() {
        var known = new KnownSignatures(token -> {
            checked.incrementAndGet();
            throw new BadJwtException("forged");
        });

        assertThatThrownBy(() -> known.decode("one")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> known.decode("one")).isInstanceOf(BadJwtException.class);
        assertThat(checked).hasValue(2);
    }
}
