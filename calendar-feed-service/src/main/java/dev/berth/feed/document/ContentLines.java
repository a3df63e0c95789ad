package dev.berth.feed.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Lines as RFC 5545 wants them: ended by CRLF, folded at 75 octets and never inside a character. One wrongly folded line
 * is enough for some calendars to drop the whole feed.
 */
final class ContentLines {
    private static final int LIMIT = 75;
    private static final byte[] FOLD = {'\r', '\n', ' '};
    private static final byte[] END = {'\r', '\n'};
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final OutputStream out;

    ContentLines(OutputStream out) {
        this.out = out;
    }

    /** For values that need no escaping: ours, numbers, addresses. */
    ContentLines raw(String name, String value) throws IOException {
        fold((name + ":" + value).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    ContentLines text(String name, String value) throws IOException {
        return raw(name, escaped(value));
    }

    ContentLines time(String name, Instant value) throws IOException {
        return raw(name, UTC.format(value));
    }

    ContentLines day(String name, LocalDate value) throws IOException {
        return raw(name + ";VALUE=DATE", DAY.format(value));
    }

    private void fold(byte[] line) throws IOException {
        int from = 0;
        int room = LIMIT;
        while (line.length - from > room) {
            int to = from + room;
            while (isInsideACharacter(line[to])) {
                to--;
            }
            out.write(line, from, to - from);
            out.write(FOLD);
            from = to;
            room = LIMIT - 1; // the space counts
        }
        out.write(line, from, line.length - from);
        out.write(END);
    }

    private static boolean isInsideACharacter(byte octet) {
        return (octet & 0b1100_0000) == 0b1000_0000;
    }

    /** People's text may hold line ends of any kind, which would end the line here, and characters that are not allowed. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').append(c);
                case '\r' -> {
                    if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                        escaped.append("\\n");
                    }
                }
                case '\n', '\u000b', '\f', '\u0085', '\u2028', '\u2029' -> escaped.append("\\n");
                case '\t' -> escaped.append(' ');
                default -> {
                    if (!Character.isISOControl(c)) {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }
}
