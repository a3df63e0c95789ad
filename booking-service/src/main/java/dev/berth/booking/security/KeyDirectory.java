package dev.berth.booking.security;

import com.nimbusds.jose.jwk.ECKey;
import dev.berth.platform.file.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private void createFirst() {
        boolean made = new SecretFile(directory.resolve(FIRST)).createIfAbsent(EcPem::create);
        log.info(
                made ? "Made the first signing key in {}" : "Another replica made the first signing key in {}",
                directory);
    }
}
