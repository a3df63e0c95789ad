package dev.berth.feed.subscription;

import dev.berth.platform.file.SecretFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    FeedKey(FeedSettings settings) {
        String text = settings.key().isBlank() ? in(new SecretFile(settings.keyFile())) : settings.key();
        if (text.strip().length() < SHORTEST) {
            throw new IllegalStateException("The feeds' key needs at least " + SHORTEST + " characters");
        }
        key = new SecretKeySpec(text.strip().getBytes(StandardCharsets.UTF_8), FeedTokens.HMAC);
    }

    SecretKey get() {
        return key;
    }

    private static String in(SecretFile file) {
        if (!Files.exists(file.path()) && file.createIfAbsent(FeedKey::random)) {
            log.info("Made the feeds' key in {}", file.path());
        }
        return file.read();
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
