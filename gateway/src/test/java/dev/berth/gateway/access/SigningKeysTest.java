package dev.berth.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class SigningKeysTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final CountDownLatch answer = new CountDownLatch(1);
    private HttpServer booking;
    private ECKey key;

    @BeforeEach
    void openBooking() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        booking = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        booking.createContext("/.well-known/jwks.json", exchange -> {
            try (exchange) {
                answer.await();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        booking.start();
    }

    @AfterEach
    void close() {
        answer.countDown();
        booking.stop(0);
    }

    /** The tokens of a crowd are checked in the instant in which the keys have been renewed. */
    @Test
    void who_asks_while_the_answer_is_being_handed_out_gets_the_keys_too() {
        var address = "http://127.0.0.1:" + booking.getAddress().getPort();
        var keys = new SigningKeys(WebClient.create(address), Clock.systemUTC(), new SimpleMeterRegistry());
        Flux<JWK> late = keys.of(token());
        Mono<List<JWK>> first = keys.of(token()).collectList().zipWhen(it -> late.collectList(), (own, its) -> its);
        Mono<List<JWK>> second = keys.of(token()).collectList();

        var both = Mono.zip(first, second).toFuture();
        answer.countDown();

        assertThat(both).succeedsWithin(SOON).satisfies(it -> {
            assertThat(it.getT1()).extracting(JWK::getKeyID).containsExactly("one");
            assertThat(it.getT2()).extracting(JWK::getKeyID).containsExactly("one");
        });
    }

    private SignedJWT token() {
        return new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder().build());
    }
}
