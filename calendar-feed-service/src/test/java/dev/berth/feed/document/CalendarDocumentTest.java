package dev.berth.feed.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engines.Engines;
import dev.berth.feed.calendar.CalendarKey;
import dev.berth.feed.calendar.Calendars;
import dev.berth.feed.document.CalendarDocument.Reader;
import dev.berth.feed.entry.BookingEvent;
import dev.berth.feed.entry.CalendarEntries;
import dev.berth.feed.external.ExternalEntries;
import dev.berth.feed.external.ExternalEvent;
import dev.berth.feed.resource.ResourceEvent;
import dev.berth.feed.resource.Resources;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The document that calendar apps get, octet by octet: {@code examples/person.ics}. Parsers of other authors read the same
 * file, here ({@link ParsedByOthersTest}) and in the frontend's tests. {@code -Dberth.examples.refresh=true} writes it anew.
 */
@Tag("engines")
class CalendarDocumentTest {
    static final Path EXAMPLE = Path.of("examples/person.ics");

    private static final Instant CHANGED = Instant.parse("2026-12-01T08:00:00Z");
    private static final UUID ADA = id(0xa1);
    private static final UUID ROOM = id(0xd1);
    private static final UUID NODE = id(0xc1);

    private static AnnotationConfigApplicationContext context;

    @BeforeAll
    static void fill() {
        var database = new DriverManagerDataSource(Engines.freshDatabase() + "&currentSchema=feed");
        Flyway.configure().dataSource(database).schemas("feed").load().migrate();
        context = new AnnotationConfigApplicationContext();
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(Clock.class, () -> Clock.fixed(CHANGED, ZoneOffset.UTC));
        context.registerBean(
                DocumentSettings.class,
                () -> new DocumentSettings(URI.create("https://berth.example"), Duration.ofMinutes(15)));
        context.register(Calendars.class, CalendarEntries.class, Resources.class, ExternalEntries.class);
        context.scan("dev.berth.feed.document");
        context.refresh();
        room();
        bookings();
        fromPortals();
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @Test
    void a_persons_calendar_is_the_example() throws Exception {
        byte[] written = written(CalendarKey.ofPerson(ADA), new Reader(Audience.OWNER, 15));
        if (Boolean.getBoolean("berth.examples.refresh")) {
            Files.createDirectories(EXAMPLE.getParent());
            Files.write(EXAMPLE, written);
        }
        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(Files.readString(EXAMPLE));
    }

    @Test
    void the_same_edition_is_the_same_octets() {
        Reader reader = new Reader(Audience.OWNER, null);
        assertThat(written(CalendarKey.ofPerson(ADA), reader)).isEqualTo(written(CalendarKey.ofPerson(ADA), reader));
    }

    @Test
    void a_room_shows_to_anybody_that_it_is_taken_and_nothing_else() {
        String written = new String(
                written(CalendarKey.ofRoom(ROOM), new Reader(Audience.ANYBODY, null)), StandardCharsets.UTF_8);
        assertThat(written)
                .contains("SUMMARY:Booked")
                .doesNotContain("Chess", "Seminar", "private", "DESCRIPTION", "/bookings/");
    }

    private static byte[] written(CalendarKey key, Reader reader) {
        Calendars calendars = context.getBean(Calendars.class);
        calendars.open(key);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        context.getBean(CalendarDocument.class).write(key, reader, out);
        return out.toByteArray();
    }

    private static void room() {
        var room = new ResourceEvent.Resource(
                ROOM, "room", "Reading room", "open", "Central library", "2nd floor", null, null, null, null);
        context.getBean(Resources.class).put(new ResourceEvent(id(1), 1L, CHANGED, room));
    }

    private static void bookings() {
        booking(
                0x10,
                "compute",
                "active",
                3,
                "2027-03-01T09:00:00Z",
                "Train the model",
                "Second run;\nwith cleaned data");
        booking(
                0x11,
                "room",
                "pending",
                0,
                "2027-03-02T09:00:00Z",
                "Seminar, “Größe & Maß” 👩‍🔬🚀; part \\2",
                "private");
        booking(0x12, "room", "cancelled", 2, "2027-03-03T09:00:00Z", "Called off", null);
        booking(
                0x13,
                "compute",
                "approved",
                1,
                "2027-03-04T09:00:00Z",
                "Übung 🚀 ".repeat(22).strip() + "!!",
                null);
        // The hour that Central Europe skips in spring, and the one that it has twice in autumn.
        booking(0x14, "room", "approved", 1, "2027-03-28T00:30:00Z", "Night of the change in spring", null);
        booking(0x15, "room", "approved", 1, "2027-10-31T00:30:00Z", "Night of the change in autumn", null);
        booking(0x16, "room", "approved", 1, "2027-10-31T01:30:00Z", "An hour later by the same clock", null);
    }

    private static void fromPortals() {
        external(
                "stage-door/1",
                "confirmed",
                "2027-03-05T17:00:00Z",
                "2027-03-05T18:30:00Z",
                false,
                "Ballet, open class");
        external("stage-door/2", "vanished", "2027-03-06T17:00:00Z", "2027-03-06T18:30:00Z", false, "Chess");
        external("holidays/3", "tentative", "2027-03-06T23:00:00Z", "2027-03-08T23:00:00Z", true, "Two days off");
    }

    private static void booking(
            int number,
            String kind,
            String status,
            long version,
            String startsAt,
            String title,
            @Nullable String description) {
        Instant start = Instant.parse(startsAt);
        var resource = kind.equals("room")
                ? new BookingEvent.Resource(ROOM, "Reading room")
                : new BookingEvent.Resource(NODE, "gpu-1");
        var booking = new BookingEvent.Booking(
                id(number),
                kind,
                status,
                status.equals("cancelled") ? "Plans changed" : null,
                start,
                start.plus(Duration.ofHours(1)),
                title,
                description,
                ADA,
                resource,
                CHANGED);
        Instant at = CHANGED.plusSeconds(version);
        context.getBean(CalendarEntries.class).put(new BookingEvent(id(number), version, at, booking));
    }

    private static void external(
            String key, String status, String startsAt, String endsAt, boolean allDay, String title) {
        var booking = new ExternalEvent.ExternalBooking(
                new ExternalEvent.Source("Stage Door", "salesforce"),
                new ExternalEvent.Person(ADA),
                ROOM,
                title,
                "Studio 2, Aurora House",
                Instant.parse(startsAt),
                Instant.parse(endsAt),
                allDay,
                status,
                "https://stage-door.example/s/" + key,
                "€ 18.00");
        var event = new ExternalEvent(id(2), 17L, CHANGED, booking);
        context.getBean(ExternalEntries.class).put(key, event, Objects.requireNonNull(event.externalBooking()));
    }

    private static UUID id(int number) {
        return new UUID(0x0199f3a000007000L, 0x8000000000000000L | number);
    }
}
