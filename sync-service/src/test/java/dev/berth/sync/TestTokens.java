package dev.berth.sync;

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
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Publishes a key set over HTTP, as booking-service does, and signs tokens with it. */
final class TestTokens implements AutoCloseable {
    private final ECKey key = newKey();
    private final HttpServer server;

    TestTokens() throws IOException {
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/jwks.json", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    String issuerAddress() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String student() {
        return with(claims -> claims);
    }

    String with(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(key, change);
    }

    String signedByAStranger() {
        return signed(newKey(), claims -> claims);
    }

    private String signed(ECKey by, UnaryOperator<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer("berth")
                .audience("berth-api")
                .subject(UUID.randomUUID().toString())
                .claim("role", "student")
                .claim("auth_time", Instant.now().getEpochSecond())
                .expirationTime(Date.from(Instant.now().plusSeconds(900)));
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, change.apply(claims).build());
            token.sign(new ECDSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
