package dev.berth.feed.subscription;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import org.springframework.stereotype.Component;

/**
 * The secret in a feed's address: 160 bits, derived from the feed's id and generation, so that it can be shown again
 * although the database knows its hash only.
 */
@Component
class FeedTokens {
    static final String HMAC = "HmacSHA256";
    private static final int OCTETS = 20;
    /** Hexadecimal: whatever an app or a person does to its case or its ends, it can be typed and copied. */
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{40}");

    private final FeedKey key;

    FeedTokens(FeedKey key) {
        this.key = key;
    }

    String of(UUID feed, int generation) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key.get());
            byte[] all = mac.doFinal(("feed " + feed + " " + generation).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(all, OCTETS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean looksLikeOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** No salt: what is hashed is random. */
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
