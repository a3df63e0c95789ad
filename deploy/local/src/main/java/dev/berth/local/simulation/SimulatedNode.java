package dev.berth.local.simulation;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A node that nobody's machine is behind. It is enrolled as any node is and signs its reports with its own key.
 *
 * @param privateKey Ed25519, PKCS #8 in base64
 */
public record SimulatedNode(UUID id, String name, int cores, int memoryGb, List<Gpu> gpus, String privateKey) {
    /** What the node list shows where real agents show their version. */
    public static final String AGENT_VERSION = "demo";
    /** Placement takes a node with this tag only for who asks for it. */
    public static final String TAG = "simulated";

    private static final String ALGORITHM = "Ed25519";

    public record Gpu(String uuid, String model) {}

    public SimulatedNode {
        gpus = List.copyOf(gpus);
    }

    public static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sign(byte[] text) {
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey));
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(KeyFactory.getInstance(ALGORITHM).generatePrivate(encoded));
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the simulated node " + name + " is not usable", e);
        }
    }

    @Override
    public String toString() {
        return "SimulatedNode[" + name + "]";
    }
}
