package dev.berth.gateway.access;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.berth.gateway.measure.CacheGets;
import dev.berth.gateway.routes.ServiceClient;
import dev.berth.gateway.routes.Upstreams;
import io.micrometer.core.instrument.MeterRegistry;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * booking-service's public keys. Kept while booking-service is away, so that its outage makes no valid token invalid;
 * a key that is not known is asked for, and while that cannot be answered the token is neither valid nor invalid.
 */
@Component
class SigningKeys implements HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    /** Keeps made-up key ids from becoming a flood of questions. */
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);
    /** A key that was withdrawn is forgotten by then. */
    private static final Duration RENEW_AFTER = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final WebClient web;
    private final Clock clock;
    private final CacheGets gets;
    /**
     * Whoever needs them while they are being asked for shares the answer, also who comes while it is being handed out: with
     * {@code share().next()} such a latecomer got no keys at all, and a valid token was refused.
     */
    private final Mono<Known> newest =
            Mono.defer(this::ask).cache(it -> Duration.ZERO, e -> Duration.ZERO, () -> Duration.ZERO);

    private volatile Known known = new Known(List.of(), Instant.MIN);

    @Autowired
    SigningKeys(ServiceClient services, Upstreams upstreams, Clock clock, MeterRegistry meters) {
        this(services.at(upstreams.booking()), clock, meters);
    }

    SigningKeys(WebClient booking, Clock clock, MeterRegistry meters) {
        this.web = booking;
        this.clock = clock;
        this.gets = new CacheGets(meters, "signing-keys");
    }

    /** The key that the token says it was signed with. */
    Flux<JWK> of(SignedJWT token) {
        var id = token.getHeader().getKeyID();
        if (id == null) {
            return Flux.empty();
        }
        var now = clock.instant();
        var at = known;
        if (at.has(id)) {
            gets.hit();
            return at.olderThan(RENEW_AFTER, now)
                    ? newest.onErrorReturn(at).flatMapMany(it -> it.find(id))
                    : at.find(id);
        }
        gets.miss();
        return at.olderThan(ASK_AGAIN_AFTER, now) ? newest.flatMapMany(it -> it.find(id)) : Flux.empty();
    }

    private Mono<Known> ask() {
        return web.get()
                .uri("/.well-known/jwks.json")
                .retrieve()
                .bodyToMono(String.class)
                .timeout(PATIENCE)
                .map(it -> new Known(parse(it), clock.instant()))
                .doOnNext(it -> known = it)
                .doOnError(it -> log.warn("booking-service's signing keys cannot be had: {}", it.toString()))
                .onErrorMap(KeysUnavailable::new);
    }

    private static List<JWK> parse(String json) {
        try {
            return JWKSet.parse(json).getKeys();
        } catch (ParseException notKeys) {
            throw new IllegalStateException("booking-service's key set cannot be read", notKeys);
        }
    }

    @Override
    public Health health() {
        var keys = known.keys().size();
        return (keys > 0 ? Health.up() : Health.unknown())
                .withDetail("known", keys)
                .build();
    }

    private record Known(List<JWK> keys, Instant since) {
        boolean has(String id) {
            return keys.stream().anyMatch(it -> id.equals(it.getKeyID()));
        }

        Flux<JWK> find(String id) {
            return Flux.fromStream(keys.stream().filter(it -> id.equals(it.getKeyID())));
        }

        boolean olderThan(Duration age, Instant now) {
            return since.equals(Instant.MIN) || since.plus(age).isBefore(now);
        }
    }
}
