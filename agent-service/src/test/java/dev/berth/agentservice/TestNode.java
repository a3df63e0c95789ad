package dev.berth.agentservice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.UUID;

/** A node with a real key. */
final class TestNode {
    private final UUID id = UUID.randomUUID();
    private final KeyPair keys;

    TestNode() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    UUID id() {
        return id;
    }

    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    String sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String hello(String nonce, long lastEpoch) {
        return """
                {"type":"hello","nodeId":"%s","protocol":1,"agentVersion":"0.1.0","lastEpoch":%d,"signature":"%s",
                 "later":"ignored"}""".formatted(id, lastEpoch, sign("berth-node-link\n" + nonce + "\n" + id + "\n" + lastEpoch));
    }

    /** Opens a link and says hello. */
    TestLink link(int port) throws IOException {
        return link(port, 0);
    }

    TestLink link(int port, long lastEpoch) throws IOException {
        var link = new TestLink(port);
        link.send(hello(link.nonce(), lastEpoch));
        return link;
    }

    String reportBody(UUID about, long epoch, long sequence, String more) {
        return """
                {"id":"%s","type":"node.reported","version":1,"occurredAt":"2026-12-01T08:00:00Z","epoch":%d,"sequence":%d,
                 "node":{"id":"%s","agentVersion":"0.1.0","cores":8,"memoryGb":32},"workspaces":[],"more":"%s"}""".formatted(UUID.randomUUID(), epoch, sequence, about, more);
    }
}
