package dev.berth.booking.security;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signing keys as files. An empty directory gets its first key. */
class KeyDirectory {
    private static final Logger log = LoggerFactory.getLogger(KeyDirectory.class);
    private static final String FIRST = "0001.pem";

    private final Path directory;

    KeyDirectory(Path directory) {
        this.directory = directory;
    }

    List<ECKey> load() throws IOException {
        Files.createDirectories(directory);
        if (files().isEmpty()) createFirst();
        var keys = new ArrayList<ECKey>();
        for (Path file : files())
            keys.add(EcPem.read(Files.readString(file), file.getFileName().toString()));
        return List.copyOf(keys);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".pem"))
                    .sorted()
                    .toList();
        }
    }

    /** Written aside and linked: a replica that starts at the same moment sees a whole key, and the same one. */
    private void createFirst() throws IOException {
        Path draft = Files.createTempFile(directory, "new", ".tmp", ownerOnly());
        try {
            Files.writeString(draft, EcPem.create(), StandardCharsets.US_ASCII, StandardOpenOption.TRUNCATE_EXISTING);
            Files.createLink(directory.resolve(FIRST), draft);
            log.info("Made the first signing key in {}", directory);
        } catch (FileAlreadyExistsException another) {
            log.info("Another replica made the first signing key in {}", directory);
        } finally {
            Files.delete(draft);
        }
    }

    private static FileAttribute<?> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }
}
