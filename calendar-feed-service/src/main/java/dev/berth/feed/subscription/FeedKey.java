package dev.berth.feed.subscription;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The key that no database holds: without it, a dump tells nobody an address. */
@Component
class FeedKey {
    private static final Logger log = LoggerFactory.getLogger(FeedKey.class);
    private static final int SHORTEST = 32;

    private final SecretKey key;

    FeedKey(FeedSettings settings) throws IOException {
        String text = settings.key().isBlank() ? in(settings.keyFile()) : settings.key();
        if (text.strip().length() < SHORTEST) {
            throw new IllegalStateException("The feeds' key needs at least " + SHORTEST + " characters");
        }
        key = new SecretKeySpec(text.strip().getBytes(StandardCharsets.UTF_8), FeedTokens.HMAC);
    }

    SecretKey get() {
        return key;
    }

    private static String in(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file.toAbsolutePath());
        }
        return Files.readString(file);
    }

    /** Written aside and linked: a replica that starts at the same moment sees a whole key, and the same one. */
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(file.getParent(), "new", ".tmp", ownerOnly);
        try {
            Files.writeString(draft, random());
            Files.createLink(file, draft);
            log.info("Made the feeds' key in {}", file);
        } catch (FileAlreadyExistsException another) {
            log.info("Another replica made the feeds' key in {}", file);
        } finally {
            Files.delete(draft);
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
