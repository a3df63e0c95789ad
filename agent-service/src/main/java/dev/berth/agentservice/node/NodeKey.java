package dev.berth.agentservice.node;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The public half of a node's Ed25519 key. */
public final class NodeKey {
    private static final String ALGORITHM = "Ed25519";

    private final String encoded;
    private final PublicKey key;

    private NodeKey(String encoded, PublicKey key) {
        this.encoded = encoded;
        this.key = key;
    }

    /**
     * @param base64 the key as X.509 writes it
     * @throws IllegalArgumentException when it is no such key
     */
    static NodeKey parse(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return new NodeKey(base64, KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException notAKey) {
            throw new IllegalArgumentException("Not an Ed25519 key", notAKey);
        }
    }

    /** @param signature in base64 */
    public boolean signed(byte[] message, String signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(message);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
            return false;
        }
    }

    boolean isSameAs(NodeKey other) {
        return encoded.equals(other.encoded);
    }
}
