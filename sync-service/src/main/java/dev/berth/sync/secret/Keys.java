package dev.berth.sync.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Set;

/** The key encryption keys at one moment: the primary one wraps, all of them unwrap. */
record Keys(KeysetHandle handle) {
    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static Keys generate() {
        return sealedOff(() -> new Keys(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)));
    }

    static Keys parse(String json) {
        return sealedOff(() -> new Keys(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get())));
    }

    String json() {
        return sealedOff(() -> TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
    }

    Aead aead() {
        return sealedOff(() -> handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
    }

    int primary() {
        return handle.getPrimary().getId();
    }

    /** With a fresh primary key; of the others only those that something is still wrapped with, and the last one. */
    Keys rotated(Set<Integer> stillUsed) {
        return sealedOff(() -> {
            KeysetHandle.Builder next = KeysetHandle.newBuilder();
            for (int n = 0; n < handle.size(); n++) {
                KeysetHandle.Entry entry = handle.getAt(n);
                if (entry.isPrimary() || stillUsed.contains(entry.getId())) {
                    next.addEntry(KeysetHandle.importKey(entry.getKey()).withFixedId(entry.getId()));
                }
            }
            return new Keys(next.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build());
        });
    }

    @Override
    public String toString() {
        return "Keys[" + handle.size() + "]";
    }

    private interface Work<T> {
        T get() throws GeneralSecurityException;
    }

    private static <T> T sealedOff(Work<T> work) {
        try {
            return work.get();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key for portal passwords cannot be used", e);
        }
    }
}
