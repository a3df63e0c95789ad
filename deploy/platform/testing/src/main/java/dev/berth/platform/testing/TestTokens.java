package dev.berth.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Publishes a key set over HTTP, as booking-service does, and signs access tokens with it. */
public final class TestTokens implements AutoCloseable {
    private static final String KEY_ID = "test";

    private final ECKey key = newKey(KEY_ID);
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    public TestTokens() throws IOException {
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/jwks.json", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    /** Where the keys are, as booking-service's address. */
    public String issuerAddress() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public int timesAskedForKeys() {
        return asked.get();
    }

    public String student() {
        return with(claims -> claims);
    }

    public String of(UUID person, String role) {
        return with(claims -> claims.subject(person.toString()).claim("role", role));
    }

    /** A student's token that differs in what is changed here. */
    public String with(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(key, KEY_ID, change);
    }

    /** Says that our key signed it. */
    public String signedByAStranger() {
        return signed(newKey(KEY_ID), KEY_ID, claims -> claims);
    }

    /** Signed with a key that is published nowhere. */
    public String signedWithAnUnknownKey() {
        return signed(newKey("unknown"), "unknown", claims -> claims);
    }

    private static String signed(ECKey by, String keyId, UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer("berth")
                .audience("berth-api")
                .subject(UUID.randomUUID().toString())
                .claim("role", "student")
                .claim("name", "Test person")
                .claim("auth_time", now.getEpochSecond())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(900)));
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build();
            SignedJWT token = new SignedJWT(header, change.apply(claims).build());
            token.sign(new ECDSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey newKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if booking-service were gone. */
    @Override
    public void close() {
        server.stop(0);
    }
}
