package dev.berth.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.sync.connector.FoundBooking.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoundBookingTest {
    private static final Instant NINE = Instant.parse("2026-12-01T09:00:00Z");

    @Test
    void everything_that_a_person_could_notice_changes_the_fingerprint() {
        FoundBooking one = booking("Ballet", "Studio 1", "https://portal.example/1");
        assertThat(one.fingerprint())
                .isEqualTo(booking("Ballet", "Studio 1", "https://portal.example/1")
                        .fingerprint());
        assertThat(one.fingerprint())
                .isNotEqualTo(
                        booking("Tap", "Studio 1", "https://portal.example/1").fingerprint());
        assertThat(one.fingerprint())
                .isNotEqualTo(
                        booking("Ballet", null, "https://portal.example/1").fingerprint());
        assertThat(one.fingerprint())
                .isNotEqualTo(booking("Ballet", "Studio 1", null).fingerprint());
        assertThat(booking("a", "b c", null).fingerprint())
                .isNotEqualTo(booking("a b", "c", null).fingerprint());
    }

    @Test
    void a_link_that_is_not_of_the_web_is_dropped() {
        assertThat(booking("Ballet", null, "javascript:alert(1)").url()).isNull();
        assertThat(booking("Ballet", null, "HTTPS://portal.example").url()).isEqualTo("HTTPS://portal.example");
    }

    @Test
    void text_is_one_line_of_sensible_length_and_never_half_a_character() {
        assertThat(booking(" Ballet\n\u0000 class ", null, null).title()).isEqualTo("Ballet class");
        assertThat(booking("x".repeat(299) + "😀", null, null).title()).isEqualTo("x".repeat(299));
        assertThat(booking("", null, null).title()).isEqualTo("Booking");
    }

    @Test
    void a_booking_that_ends_before_it_starts_is_none() {
        assertThatThrownBy(() -> new FoundBooking(
                        "1",
                        "Ballet",
                        null,
                        NINE,
                        NINE.minusSeconds(1),
                        false,
                        Status.CONFIRMED,
                        null,
                        null,
                        List.of(),
                        null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static FoundBooking booking(String title, @Nullable String location, @Nullable String url) {
        return new FoundBooking(
                "1",
                title,
                location,
                NINE,
                NINE.plusSeconds(3600),
                false,
                Status.CONFIRMED,
                url,
                null,
                List.of(),
                null);
    }
}
