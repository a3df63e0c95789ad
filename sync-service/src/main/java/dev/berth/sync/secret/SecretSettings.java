package dev.berth.sync.secret;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the key is that seals other people's passwords: a Tink keyset as JSON. One of the two is set.
 *
 * @param keyFile a file, made with a fresh key when it does not exist; can be rotated
 * @param key the keyset itself, from a secret store; rotated there
 */
@ConfigurationProperties("berth.sync.secret")
record SecretSettings(@Nullable Path keyFile, @Nullable String key) {
    SecretSettings {
        if (key != null && key.isBlank()) {
            key = null;
        }
        if (keyFile != null && keyFile.toString().isBlank()) {
            keyFile = null;
        }
        if (key != null && keyFile != null) {
            throw new IllegalArgumentException("Set BERTH_SYNC_KEY_FILE or BERTH_SYNC_KEY, not both");
        }
    }

    @Override
    public String toString() {
        return "SecretSettings[keyFile=" + keyFile + ", key=" + (key == null ? "none" : "hidden") + "]";
    }
}
