package dev.berth.sync.connector;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booking as an outside system shows it. What comes from outside is cut to a sensible length, and a link that is not
 * http or https is dropped: it would be offered to be clicked.
 *
 * @param externalId what the outside system calls it
 * @param resourceId the room of Berth that it occupies, if any
 */
public record FoundBooking(
        String externalId,
        String title,
        @Nullable String location,
        Instant startsAt,
        Instant endsAt,
        boolean allDay,
        Status status,
        @Nullable String url,
        @Nullable String price,
        List<Note> notes,
        @Nullable UUID resourceId) {
    private static final int LONG = 2000;
    private static final int SHORT = 300;

    public FoundBooking {
        externalId = line(externalId, SHORT);
        if (externalId.isEmpty()) {
            throw new IllegalArgumentException("A booking without an id");
        }
        if (endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("The booking " + externalId + " ends before it starts");
        }
        title = line(title, SHORT);
        title = title.isEmpty() ? "Booking" : title;
        location = orNull(location, SHORT);
        url = orNull(url, LONG);
        url = url != null && url.matches("(?i)https?://.*") ? url : null;
        price = orNull(price, SHORT);
        notes = List.copyOf(notes);
    }

    public enum Status {
        CONFIRMED,
        TENTATIVE,
        CANCELLED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public record Note(
            String text, @Nullable Instant at, @Nullable String author) {
        public Note {
            text = cut(text.replaceAll("[\\p{Cntrl}&&[^\n]]", "").strip(), LONG);
            author = orNull(author, SHORT);
        }
    }

    /** Of everything that a person could notice: two bookings with the same one do not differ. */
    public byte[] fingerprint() {
        try {
            // No part contains the separator: control characters were taken out above.
            String all = String.join(
                    "\u001f",
                    title,
                    text(location),
                    startsAt.toString(),
                    endsAt.toString(),
                    String.valueOf(allDay),
                    status.word(),
                    text(url),
                    text(price),
                    notes.toString(),
                    text(resourceId));
            return MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static @Nullable String orNull(@Nullable String text, int longest) {
        String line = text == null ? "" : line(text, longest);
        return line.isEmpty() ? null : line;
    }

    /** Control characters would break a calendar's lines, and PostgreSQL's text has no NUL. */
    private static String line(String text, int longest) {
        return cut(text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), longest);
    }

    private static String cut(String text, int longest) {
        int end = Math.min(text.length(), longest);
        boolean insideAPair = end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, insideAPair ? end - 1 : end);
    }
}
