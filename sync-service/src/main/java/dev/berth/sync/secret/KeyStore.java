package dev.berth.sync.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
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
        try {
            Files.move(written(file, keys), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Keys read(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Keys.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A link and not a move: of two replicas that begin together, one makes the key and the other finds it. */
    private static void make(Path file) throws IOException {
        Path fresh = written(file, Keys.generate());
        try {
            Files.createLink(file, fresh);
            log.info("Made a key for portal passwords in {}: keep a copy of it apart from the database", file);
        } catch (FileAlreadyExistsException another) {
            log.debug("Another process made the key");
        } finally {
            Files.delete(fresh);
        }
    }

    private static Path written(Path file, Keys keys) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(
                folder,
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(fresh, keys.json());
    }
}
