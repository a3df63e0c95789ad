package dev.berth.booking.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The examples that sync-service promises to write are what this service reads. */
class GoldenExternalEventsTest {
    private static final Path EVENTS = Path.of("../sync-service/events");

    private static ExternalEvent read(String file) throws IOException {
        return Objects.requireNonNull(ExternalEvent.read(Files.readString(EVENTS.resolve(file))), file);
    }

    @Test
    void a_booking_of_a_room_is_read_with_its_notes() throws IOException {
        var booking = Objects.requireNonNull(read("external-booking.room.json").externalBooking());
        assertThat(booking.resourceId()).isEqualTo(UUID.fromString("0199f3a0-0000-7000-8000-0000000000d1"));
        assertThat(booking.wantsTheRoom()).isTrue();
        assertThat(booking.notes())
                .containsExactly(
                        new ExternalEvent.Note("Needs the projector", Instant.parse("2026-11-30T10:00:00Z"), "Desk"));
    }

    @Test
    void what_vanished_wants_no_room_any_more() throws IOException {
        var booking =
                Objects.requireNonNull(read("external-booking.vanished.json").externalBooking());
        assertThat(booking.wantsTheRoom()).isFalse();
    }

    @Test
    void a_source_says_when_it_was_last_read_and_what_is_wrong() throws IOException {
        var source = Objects.requireNonNull(read("source.refreshed.json").source());
        assertThat(source.isStale()).isTrue();
        assertThat(source.lastSucceededAt()).isEqualTo(Instant.parse("2026-12-01T08:00:00Z"));
        assertThat(source.lastAttemptAt()).isEqualTo(Instant.parse("2026-12-01T12:00:00Z"));
        assertThat(source.error()).isEqualTo("The portal does not answer.");
    }
}
