package dev.berth.agent.enrolment;

import dev.berth.agent.home.AgentHome;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The node's Ed25519 key pair, made at the first start and never sent anywhere but its public half. */
public final class NodeKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE_FILE = "node.key";
    private static final String PUBLIC_FILE = "node.pub";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    public NodeKey(AgentHome home) {
        try {
            if (home.read(PRIVATE_FILE).isEmpty() || home.read(PUBLIC_FILE).isEmpty()) {
                make(home);
            }
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            this.privateKey = keys.generatePrivate(
                    new PKCS8EncodedKeySpec(home.read(PRIVATE_FILE).orElseThrow()));
            this.publicKey = keys.generatePublic(
                    new X509EncodedKeySpec(home.read(PUBLIC_FILE).orElseThrow()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The node's key in BERTH_AGENT_HOME is not usable", e);
        }
    }

    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String publicKeyBase64() {
        return Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }

    /** The public half first: with the private one missing, both are made anew. */
    private static void make(AgentHome home) throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        home.write(PUBLIC_FILE, pair.getPublic().getEncoded());
        home.write(PRIVATE_FILE, pair.getPrivate().getEncoded());
    }
}
