package dev.berth.sync.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.berth.sync.connector.FoundBooking;
import dev.berth.sync.connector.FoundBooking.Note;
import dev.berth.sync.connector.FoundBooking.Status;
import dev.berth.sync.connector.Source;
import dev.berth.sync.connector.SourceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What this service publishes is exactly what its readers' tests read. */
class GoldenEventsTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final Instant EIGHT = Instant.parse("2026-12-01T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final Source ACCOUNT =
            Source.account("stage-door", "Stage Door", UUID.fromString("0199f3a0-0000-7000-8000-0000000000a1"));
    private static final Source LIBRARY =
            new Source("0199f3a0-0000-7000-8000-0000000000f1", SourceKind.LIBCAL, "Library", null, null, List.of());
    private static final FoundBooking BALLET = new FoundBooking(
            "a0B5g00000XyZ01",
            "Ballet, open class",
            "Studio 2, Aurora House",
            Instant.parse("2026-12-01T17:00:00Z"),
            Instant.parse("2026-12-01T18:30:00Z"),
            false,
            Status.CONFIRMED,
            "https://stage-door.example/s/booking/a0B5g00000XyZ01",
            "€ 18.00",
            List.of(),
            null);
    private static final FoundBooking CHESS = new FoundBooking(
            "cs_9x8y7z",
            "Chess club",
            "Room 2.14",
            Instant.parse("2026-12-02T15:00:00Z"),
            Instant.parse("2026-12-02T17:00:00Z"),
            false,
            Status.TENTATIVE,
            null,
            null,
            List.of(new Note("Needs the projector", Instant.parse("2026-11-30T10:00:00Z"), "Desk")),
            UUID.fromString("0199f3a0-0000-7000-8000-0000000000d1"));

    @Test
    void a_booking_that_was_found() throws IOException {
        assertGolden(
                "external-booking.changed",
                ExternalBookingChanged.of(id("101"), ACCOUNT, new KnownBooking(BALLET, 17, EIGHT, false), EIGHT));
    }

    @Test
    void a_booking_that_is_not_there_any_more() throws IOException {
        assertGolden(
                "external-booking.vanished",
                ExternalBookingChanged.of(id("102"), ACCOUNT, new KnownBooking(BALLET, 18, EIGHT, true), NOON));
    }

    @Test
    void a_booking_of_a_room() throws IOException {
        assertGolden(
                "external-booking.room",
                ExternalBookingChanged.of(id("104"), LIBRARY, new KnownBooking(CHESS, 20, NOON, false), NOON));
    }

    @Test
    void a_source_that_could_not_be_read() throws IOException {
        var state = new SourceState(NOON, EIGHT, "The portal does not answer.", 19);
        assertGolden("source.refreshed", SourceRefreshed.of(id("103"), ACCOUNT, state));
    }

    private static UUID id(String end) {
        return UUID.fromString("0199f3a1-0000-7000-8000-000000000" + end);
    }

    private static void assertGolden(String name, Object event) throws IOException {
        assertThat(JSON.readTree(JSON.writeValueAsString(event)))
                .isEqualTo(JSON.readTree(Files.readString(Path.of("events", name + ".json"))));
    }
}
