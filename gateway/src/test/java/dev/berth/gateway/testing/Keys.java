package dev.berth.gateway.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** A signing key as booking-service has one. */
public final class Keys {
    public static final String PERSON = "0199f3a0-0000-7000-8000-0000000000a1";

    private final ECKey key;

    public Keys(String id) {
        try {
            this.key = new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public String jwks() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    public String accessToken() {
        return accessTokenOf(PERSON);
    }

    public String accessTokenOf(String person) {
        return sign(access(Duration.ofMinutes(15)).subject(person).build());
    }

    public String accessTokenOf(String person, String role, Instant issuedAt, Instant expiresAt) {
        return sign(access(Duration.ofMinutes(15))
                .subject(person)
                .claim("role", role)
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(expiresAt))
                .build());
    }

    public String expiredToken() {
        return sign(access(Duration.ofMinutes(-5)).build());
    }

    public String tokenOf(String issuer) {
        return sign(access(Duration.ofMinutes(15)).issuer(issuer).build());
    }

    public String unsignedToken() {
        return new PlainJWT(access(Duration.ofMinutes(15)).build()).serialize();
    }

    public String workspaceCookie(UUID booking) {
        return workspaceCookie(booking, PERSON);
    }

    public String workspaceCookie(UUID booking, String person) {
        return sign(access(Duration.ofHours(12))
                .subject(person)
                .audience("berth-workspace")
                .claim("bid", booking.toString())
                .build());
    }

    private static JWTClaimsSet.Builder access(Duration life) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("berth")
                .audience("berth-api")
                .subject(PERSON)
                .claim("role", "student")
                .claim("name", "Ada")
                .issueTime(Date.from(now.minusSeconds(600)))
                .expirationTime(Date.from(now.plus(life)));
    }

    private String sign(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
