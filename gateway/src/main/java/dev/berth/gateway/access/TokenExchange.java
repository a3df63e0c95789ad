package dev.berth.gateway.access;

import com.nimbusds.jwt.SignedJWT;
import dev.berth.gateway.access.Trade.NoAnswer;
import dev.berth.gateway.access.Trade.Refused;
import dev.berth.gateway.access.Trade.Throttled;
import dev.berth.gateway.access.Trade.Traded;
import dev.berth.gateway.routes.ServiceClient;
import dev.berth.gateway.routes.Upstreams;
import dev.berth.gateway.throttle.Limit;
import dev.berth.gateway.throttle.Throttle;
import java.text.ParseException;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** Trades an API token at booking-service, the only judge of them, for an access token that every service can check. */
@Component
class TokenExchange {
    private static final Logger log = LoggerFactory.getLogger(TokenExchange.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final WebClient booking;
    private final Throttle throttle;

    TokenExchange(ServiceClient services, Upstreams upstreams, Throttle throttle) {
        this.booking = services.asNeighbour(upstreams.booking());
        this.throttle = throttle;
    }

    /** Counted by address: whoever makes tokens up must not keep booking-service busy with them. */
    Mono<Trade> trade(String token, String address) {
        return throttle.admits(Limit.ANONYMOUS, address)
                .flatMap(admitted -> admitted ? ask(token) : Mono.just(new Throttled()));
    }

    private Mono<Trade> ask(String token) {
        return booking.post()
                .uri("/internal/api-tokens/redeem")
                .bodyValue(new Presented(token))
                .retrieve()
                .bodyToMono(Answer.class)
                .map(TokenExchange::traded)
                .timeout(PATIENCE)
                .onErrorResume(TokenExchange::failed);
    }

    /** booking-service has just signed it; Spring Security checks the signature afterwards. */
    private static Trade traded(Answer answer) {
        try {
            var claims = SignedJWT.parse(answer.accessToken()).getJWTClaimsSet();
            var issuedAt = claims.getIssueTime();
            return new Traded(
                    answer.accessToken(),
                    Objects.requireNonNull(claims.getSubject()),
                    issuedAt == null ? null : issuedAt.toInstant(),
                    Duration.ofSeconds(answer.expiresIn()));
        } catch (ParseException notAToken) {
            throw new IllegalStateException("booking-service answered with an access token that cannot be read");
        }
    }

    private static Mono<Trade> failed(Throwable error) {
        if (error instanceof WebClientResponseException.NotFound) {
            return Mono.just(new Refused());
        }
        log.warn("An API token could not be traded: {}", error.toString());
        return Mono.just(new NoAnswer());
    }

    private record Presented(String token) {}

    private record Answer(String accessToken, long expiresIn) {}
}
