package dev.berth.booking.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** One EC P-256 private key as PKCS#8 in PEM, as {@code openssl genpkey} writes it. */
final class EcPem {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private EcPem() {}

    static String create() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
            return BEGIN + "\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n" + END
                    + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot make EC keys", e);
        }
    }

    static ECKey read(String pem, String name) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(body(pem));
            var factory = KeyFactory.getInstance("EC");
            var privateKey = (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
            var point = new ECPublicKeySpec(publicPoint(privateKey), privateKey.getParams());
            return new ECKey.Builder(Curve.P_256, (ECPublicKey) factory.generatePublic(point))
                    .privateKey(privateKey)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (GeneralSecurityException | JOSEException | RuntimeException e) {
            throw new IllegalStateException(name + " is not an EC P-256 private key as PKCS#8 PEM", e);
        }
    }

    private static String body(String pem) {
        int from = pem.indexOf(BEGIN);
        int to = pem.indexOf(END);
        if (from < 0 || to < from) throw new IllegalArgumentException("no PRIVATE KEY block");
        return pem.substring(from + BEGIN.length(), to);
    }

    /** PKCS#8 may leave the public half out, and Java does not derive it. */
    private static ECPoint publicPoint(ECPrivateKey key) {
        var point = CustomNamedCurves.getByName("secp256r1")
                .getG()
                .multiply(key.getS())
                .normalize();
        return new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
    }
}
