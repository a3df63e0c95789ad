package dev.berth.sync.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Seals secrets by envelope: each has a key of its own, which a key from outside the database wraps. Both layers are
 * bound to what the secret belongs to: a row that is copied to somebody else's place does not open there.
 */
@Component
public class Vault {
    private final KeyStore store;

    Vault(KeyStore store) {
        this.store = store;
    }

    /** Whether there is a key at all. */
    public boolean isOpen() {
        return store.keys().isPresent();
    }

    public Sealed seal(String belongsTo, byte[] secret) {
        Keys keys = keys();
        try {
            KeysetHandle own = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return new Sealed(
                    keys.primary(),
                    TinkProtoKeysetFormat.serializeEncryptedKeyset(own, keys.aead(), bytes(belongsTo)),
                    aead(own).encrypt(secret, bytes(belongsTo)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be sealed", e);
        }
    }

    /** Empty when its key is lost or it was tampered with. */
    public Optional<byte[]> open(String belongsTo, Sealed sealed) {
        Keys keys = keys();
        try {
            return Optional.of(aead(unwrapped(keys, belongsTo, sealed)).decrypt(sealed.content(), bytes(belongsTo)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** The same secret under the primary key of now; the secret itself is not opened. */
    Optional<Sealed> rewrap(String belongsTo, Sealed sealed) {
        Keys keys = keys();
        try {
            KeysetHandle own = unwrapped(keys, belongsTo, sealed);
            return Optional.of(new Sealed(
                    keys.primary(),
                    TinkProtoKeysetFormat.serializeEncryptedKeyset(own, keys.aead(), bytes(belongsTo)),
                    sealed.content()));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    int primary() {
        return keys().primary();
    }

    void rotate(Set<Integer> stillUsed) {
        store.replace(keys().rotated(stillUsed));
    }

    private Keys keys() {
        return store.keys()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no key for portal passwords:" + " set BERTH_SYNC_KEY_FILE (or BERTH_SYNC_KEY)"));
    }

    private static KeysetHandle unwrapped(Keys keys, String belongsTo, Sealed sealed) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(sealed.wrappedKey(), keys.aead(), bytes(belongsTo));
    }

    private static Aead aead(KeysetHandle handle) throws GeneralSecurityException {
        return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
