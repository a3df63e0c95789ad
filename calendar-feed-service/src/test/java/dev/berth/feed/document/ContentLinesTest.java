package dev.berth.feed.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentLinesTest {
    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "語", "🚀", "👩‍🔬", "x🚀ü語"})
    void a_long_line_is_folded_at_75_octets_and_never_inside_a_character(String piece) throws Exception {
        for (int length = 0; length <= 300; length++) {
            String title = "a".repeat(length % 5) + piece.repeat(length);
            byte[] written = written(title);
            for (String line : lines(written)) {
                assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
            }
            assertThat(unfolded(written)).isEqualTo("SUMMARY:" + title + "\r\n");
        }
    }

    @Test
    void what_has_a_meaning_in_the_format_is_escaped() {
        assertThat(ContentLines.escaped("a\\b; c, d: \"e\"")).isEqualTo("a\\\\b\\; c\\, d: \"e\"");
    }

    @Test
    void no_line_end_of_any_kind_ends_the_line() {
        assertThat(ContentLines.escaped("a\nb\r\nc\rd\u2028e\u2029f\u0085g\fh"))
                .isEqualTo("a\\nb\\nc\\nd\\ne\\nf\\ng\\nh");
        assertThat(ContentLines.escaped("no bell\u0007, one\ttab")).isEqualTo("no bell\\, one tab");
    }

    @Test
    void times_are_in_utc_to_the_second() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ContentLines(out).time("DTSTART", Instant.parse("2026-03-29T01:30:00.9Z"));
        assertThat(out).hasToString("DTSTART:20260329T013000Z\r\n");
    }

    @Test
    void an_all_day_event_keeps_its_day_whichever_zone_its_midnight_was_of() {
        for (String midnight : List.of("2026-11-30T23:00:00Z", "2026-12-01T00:00:00Z", "2026-12-01T11:00:00Z")) {
            assertThat(Occasion.day(Instant.parse(midnight))).hasToString("2026-12-01");
        }
    }

    private static byte[] written(String title) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ContentLines(out).text("SUMMARY", title);
        return out.toByteArray();
    }

    /** Decoded strictly, line by line: half a character is an error. */
    private static List<String> lines(byte[] written) throws IOException {
        String whole =
                StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(written)).toString();
        List<String> lines = List.of(whole.substring(0, whole.length() - 2).split("\r\n", -1));
        for (String line : lines) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return lines.stream()
                .map(it -> new String(it.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .toList();
    }

    private static String unfolded(byte[] written) {
        return new String(written, StandardCharsets.UTF_8).replace("\r\n ", "");
    }
}
