package dev.berth.booking.node;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.UUID;

/** A machine with an agent's key, speaking as an agent does. */
class TestMachine {
    private final KeyPair keys;

    TestMachine() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer redeem(Api api, String token) {
        return redeem(api, token, "rack-7");
    }

    Answer redeem(Api api, String token, String name) {
        return redeem(api, token, name, "GPU-" + UUID.randomUUID());
    }

    Answer redeem(Api api, String token, String name, String gpu) {
        return api.post("/api/v1/nodes/enrolments/redeem", null, """
                {"token":"%s","name":"%s","site":"cellar","tags":["cuda","cuda"],"mac":"52-54-00-AB-CD-EF",
                 "publicKey":"%s","agentVersion":"0.1.0","cores":8,"memoryGb":32,
                 "gpus":[{"uuid":"%s","model":"A100"}]}""".formatted(token, name, publicKey(), gpu));
    }

    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    NodeKey key() {
        return new NodeKey(keys.getPublic().getEncoded());
    }

    byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
