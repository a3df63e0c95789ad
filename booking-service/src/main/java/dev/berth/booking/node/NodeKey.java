package dev.berth.booking.node;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The public half of a node's Ed25519 key: what it signs its reports with, nobody else can. */
public record NodeKey(byte[] encoded) {
    private static final String ALGORITHM = "Ed25519";

    public static boolean isValid(byte[] encoded) {
        try {
            new NodeKey(encoded).decoded();
            return true;
        } catch (GeneralSecurityException nonsense) {
            return false;
        }
    }

    String base64() {
        return Base64.getEncoder().encodeToString(encoded);
    }

    boolean signed(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(decoded());
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException nonsense) {
            return false;
        }
    }

    private PublicKey decoded() throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }
}
