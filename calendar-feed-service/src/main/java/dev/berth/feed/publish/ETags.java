package dev.berth.feed.publish;

import dev.berth.feed.calendar.Edition;
import dev.berth.feed.document.CalendarDocument;
import dev.berth.feed.document.CalendarDocument.Reader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** The name of a body before it is written: made of all that decides over its octets. */
@Component
public class ETags {
    private static final int OCTETS = 15;

    private final String dialect;

    ETags(CalendarDocument document) {
        this.dialect = document.dialect();
    }

    public String of(Edition edition, Reader reader) {
        String all = String.join(
                "\n",
                dialect,
                edition.key().kind().word(),
                edition.key().subject(),
                edition.stamp().toString(),
                reader.toString());
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(sha256(all), OCTETS));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
