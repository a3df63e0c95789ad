package dev.berth.sync.secret;

import dev.berth.platform.file.SecretFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where the keys are kept. Read anew each time, so that a rotation needs no restart of anything. */
@Component
class KeyStore {
    private static final Logger log = LoggerFactory.getLogger(KeyStore.class);

    private final SecretSettings settings;

    KeyStore(SecretSettings settings) {
        this.settings = settings;
    }

    /** Empty when no place is set: then no password can be taken. */
    Optional<Keys> keys() {
        if (settings.key() != null) {
            return Optional.of(Keys.parse(settings.key()));
        }
        return Optional.ofNullable(settings.keyFile()).map(KeyStore::read);
    }

    void replace(Keys keys) {
        Path file = settings.keyFile();
        if (file == null) {
            throw new IllegalStateException("Only a key in a file (BERTH_SYNC_KEY_FILE) can be rotated from here");
        }
        new SecretFile(file).replace(keys.json());
    }

    private static Keys read(Path path) {
        var file = new SecretFile(path);
        if (!Files.exists(path) && file.createIfAbsent(() -> Keys.generate().json())) {
            log.info("Made a key for portal passwords in {}: keep a copy of it apart from the database", path);
        }
        return Keys.parse(file.read());
    }
}
