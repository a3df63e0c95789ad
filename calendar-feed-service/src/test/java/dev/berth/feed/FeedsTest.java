package dev.berth.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Feeds from the topic to the calendar app: what they say, and how little is sent while that is the same. */
@Tag("engines")
class FeedsTest extends FeedsHouse {
    private static final Instant NOON = TODAY.plus(Duration.ofDays(10)).plus(Duration.ofHours(12));

    private final UUID room = UUID.randomUUID();

    @Test
    void a_booking_appears_moves_and_ends_as_cancelled_in_the_same_event() {
        String feed = ownFeed();
        UUID booking = UUID.randomUUID();
        booked(booking, 0, "pending", NOON, "Train, the 🚀; model\nnow");
        Map<String, String> event = awaitEvent(feed, "SEQUENCE", "0");
        assertThat(event)
                .containsEntry("UID", booking + "@berth")
                .containsEntry("STATUS", "TENTATIVE")
                .containsEntry("SUMMARY", "Train\\, the 🚀\\; model\\nnow")
                .containsEntry("DTSTART", ics(NOON))
                .containsEntry("DTEND", ics(NOON.plusSeconds(3600)))
                .containsEntry("URL", "http://localhost:8080/bookings/" + booking);
        booked(booking, 1, "approved", NOON.plusSeconds(7200), "Train");
        assertThat(awaitEvent(feed, "SEQUENCE", "1"))
                .containsEntry("UID", booking + "@berth")
                .containsEntry("STATUS", "CONFIRMED")
                .containsEntry("DTSTART", ics(NOON.plusSeconds(7200)))
                .containsEntry("DTSTAMP", ics(at(1)))
                .containsEntry("LAST-MODIFIED", ics(at(1)));
        booked(booking, 2, "cancelled", NOON.plusSeconds(7200), "Train");
        assertThat(awaitEvent(feed, "SEQUENCE", "2"))
                .containsEntry("STATUS", "CANCELLED")
                .containsEntry("TRANSP", "TRANSPARENT");
    }

    @Test
    void a_feed_that_did_not_change_is_not_sent_again_and_would_be_the_same_octets() {
        String feed = ownFeed();
        booked(UUID.randomUUID(), 0, "approved", NOON, "One");
        awaitEvent(feed, "SUMMARY", "One");
        HttpResponse<String> first = service.get(feed);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("\"");
        assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(first.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
                .isEqualToIgnoringCase("text/calendar;charset=utf-8");

        assertThat(service.get(feed).body()).isEqualTo(first.body());
        HttpResponse<String> again = service.get(feed, "If-None-Match", "\"other\", W/" + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
        String date = await().until(() -> service.head(feed).headers().firstValue("Last-Modified"), Optional::isPresent)
                .orElseThrow();
        assertThat(service.get(feed, "If-Modified-Since", date).statusCode()).isEqualTo(304);
        booked(UUID.randomUUID(), 0, "approved", NOON, "Two");
        await().until(() -> service.get(feed, "If-None-Match", tag).statusCode() == 200);
        assertThat(service.get(feed, "If-Modified-Since", date).statusCode()).isEqualTo(200);
        assertThat(service.get(feed, "If-None-Match", tag, "If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void head_says_what_get_would_and_gzip_is_another_body_of_the_same_calendar() throws IOException {
        String feed = ownFeed();
        HttpResponse<String> plain = service.get(feed);
        HttpResponse<String> head = service.head(feed);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).isEqualTo(plain.headers().firstValue("ETag"));
        HttpResponse<byte[]> zipped = service.bytes(feed, "Accept-Encoding", "gzip");
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("ETag"))
                .isNotEqualTo(plain.headers().firstValue("ETag"));
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertThat(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain.body());
        }
        assertThat(service.get(feed + "?download").headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"berth-person.ics\"");
    }

    @Test
    void an_alarm_goes_off_when_it_was_asked_for() {
        String feed = ownFeed();
        booked(UUID.randomUUID(), 0, "approved", NOON, "One");
        awaitEvent(feed, "SUMMARY", "One");
        assertThat(service.get(feed).body()).doesNotContain("VALARM");
        assertThat(service.get(feed + "?alarm=15").body()).contains("\r\nTRIGGER:-PT15M\r\n");
        assertThat(service.get(feed + "?alarm=-1").statusCode()).isEqualTo(400);
        assertThat(service.get(feed + "?alarm=soon").statusCode()).isEqualTo(400);
    }

    @Test
    void a_rooms_feed_tells_students_that_it_is_taken_and_staff_for_what() {
        roomIs(1, "Reading room", "2nd floor");
        await().until(() -> added(student, "room", room).statusCode() == 201);
        UUID other = UUID.randomUUID();
        roomBooked(UUID.randomUUID(), other, "A private matter");
        String forStudent = path(RunningService.json(added(student, "room", room)));
        Map<String, String> event = awaitEvent(forStudent, "SUMMARY", "Booked");
        assertThat(event).doesNotContainKeys("DESCRIPTION", "URL", "CREATED");
        assertThat(event).containsEntry("LOCATION", "Reading room\\, 2nd floor\\, Library");
        assertThat(service.get(forStudent).body()).contains("X-WR-CALNAME:Berth: Reading room\r\n");

        String forStaff = path(RunningService.json(added(tokens.of(UUID.randomUUID(), "staff"), "room", room)));
        assertThat(calendar(forStaff).titles()).containsExactly("A private matter");
    }

    @Test
    void a_room_that_moves_house_changes_the_feeds_that_name_it_and_a_seat_taken_changes_none() {
        roomIs(1, "Reading room", "2nd floor");
        roomBooked(UUID.randomUUID(), person, "Seminar");
        String feed = ownFeed();
        await().until(() -> calendar(feed).titles().contains("Seminar"));
        roomIs(2, "Reading room", "3rd floor");
        awaitEvent(feed, "LOCATION", "Reading room\\, 3rd floor\\, Library");

        String course = "Welding " + UUID.randomUUID();
        UUID session = UUID.randomUUID();
        sessionIs(session, 1, course, "scheduled", 3);
        await().until(() -> addedCourse(course).statusCode() == 201);
        String courses = path(RunningService.json(addedCourse(course)));
        String before = service.get(courses).body();
        assertThat(Calendar.of(before).titles()).containsExactly(course);
        sessionIs(session, 2, course, "scheduled", 4);
        sessionIs(UUID.randomUUID(), 1, course, "scheduled", 0);
        await().until(() -> calendar(courses).events().size() == 2);
        assertThat(calendar(courses).events()).allSatisfy(it -> assertThat(it).containsEntry("SEQUENCE", "1"));
        sessionIs(session, 3, course, "cancelled", 4);
        assertThat(awaitEvent(courses, "STATUS", "CANCELLED")).containsEntry("SEQUENCE", "3");
    }

    @Test
    void a_real_calendar_client_follows_a_booking_that_is_moved_and_cancelled() throws Exception {
        assumeTrue(FollowedByVdirsyncer.isInstalled(), "Debian's vdirsyncer is not installed");
        String feed = ownFeed();
        var client = new FollowedByVdirsyncer(service.url(feed));
        UUID booking = UUID.randomUUID();
        booked(booking, 0, "approved", NOON, "Größe, 🚀; " + "long ".repeat(40));
        awaitEvent(feed, "SEQUENCE", "0");
        String title = client.sync().getFirst().titles().getFirst();
        assertThat(title).startsWith("Größe\\, 🚀\\; long");
        booked(booking, 1, "approved", NOON.plusSeconds(3600), "Moved");
        awaitEvent(feed, "SEQUENCE", "1");
        assertThat(client.sync())
                .singleElement()
                .satisfies(it -> assertThat(it.events().getFirst())
                        .containsEntry("SUMMARY", "Moved")
                        .containsEntry("DTSTART", ics(NOON.plusSeconds(3600))));
        booked(booking, 2, "cancelled", NOON.plusSeconds(3600), "Moved");
        awaitEvent(feed, "SEQUENCE", "2");
        assertThat(client.sync())
                .singleElement()
                .satisfies(it -> assertThat(it.events().getFirst()).containsEntry("STATUS", "CANCELLED"));
    }

    @Test
    void what_a_portal_knows_is_in_the_feeds_of_the_person_and_the_room_and_seen_again_it_changes_nothing() {
        String feed = ownFeed();
        String key = "stage-door/" + UUID.randomUUID();
        external(key, 1, "confirmed", "08:00");
        Map<String, String> found = awaitEvent(feed, "SUMMARY", "Ballet\\, open class");
        assertThat(found)
                .containsEntry("STATUS", "CONFIRMED")
                .containsEntry("LOCATION", "Studio 2")
                .containsEntry("CATEGORIES", "Stage Door")
                .containsEntry("URL", "https://stage-door.example/1");
        String tag = service.get(feed).headers().firstValue("ETag").orElseThrow();
        external(key, 2, "confirmed", "12:00");
        world.send(world.externals, "source/stage-door", """
                {"id": "%s", "type": "source.refreshed", "version": 3, "occurredAt": "2026-12-01T12:00:00Z",
                 "source": {"id": "stage-door", "kind": "salesforce", "name": "Stage Door", "stale": true}}
                """.formatted(UUID.randomUUID()));
        String other = "stage-door/" + UUID.randomUUID();
        external(other, 4, "tentative", "12:00");
        awaitEvent(feed, "STATUS", "TENTATIVE");
        assertThat(service.get(feed, "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(awaitEvent(feed, "UID", found.getOrDefault("UID", ""))).containsEntry("SEQUENCE", "1");
        external(key, 5, "vanished", "16:00");
        assertThat(awaitEvent(feed, "STATUS", "CANCELLED"))
                .containsEntry("UID", found.get("UID"))
                .containsEntry("SEQUENCE", "5");
        world.send(world.externals, key, (String) null);
        world.send(world.externals, other, (String) null);
        await().until(() -> calendar(feed).events().isEmpty());
    }

    @Test
    void what_a_calendar_says_that_the_person_brings_along_does_not_come_back_in_their_feed() {
        String feed = ownFeed();
        String own = UUID.randomUUID() + "/dentist";
        String portals = "stage-door/" + UUID.randomUUID();
        external(own, "ics", 1, "confirmed", "08:00");
        external(portals, "salesforce", 2, "tentative", "08:00");

        awaitEvent(feed, "STATUS", "TENTATIVE");

        assertThat(calendar(feed).events()).hasSize(1);
        world.send(world.externals, portals, (String) null);
        await().until(() -> calendar(feed).events().isEmpty());
    }

    private void external(String key, long version, String status, String lastSeen) {
        external(key, "salesforce", version, status, lastSeen);
    }

    private void external(String key, String kind, long version, String status, String lastSeen) {
        world.tell(
                world.externals,
                "externalBooking",
                key,
                version,
                at(version),
                Map.of(
                        "source",
                        Map.of("id", "stage-door", "kind", kind, "name", "Stage Door"),
                        "externalId",
                        key,
                        "person",
                        Map.of("id", person),
                        "title",
                        "Ballet, open class",
                        "location",
                        "Studio 2",
                        "startsAt",
                        NOON.toString(),
                        "endsAt",
                        NOON.plusSeconds(3600).toString(),
                        "status",
                        status,
                        "url",
                        "https://stage-door.example/1",
                        "lastSeenAt",
                        lastSeen));
    }

    private void booked(UUID booking, long version, String status, Instant startsAt, String title) {
        Map<String, Object> state = booking("compute", person, status, title);
        state.put("startsAt", startsAt.toString());
        state.put("endsAt", startsAt.plusSeconds(3600).toString());
        state.put("resource", Map.of("id", UUID.randomUUID(), "name", "gpu-1", "kind", "node"));
        world.tell(world.bookings, "booking", booking, version, at(version), state);
    }

    private void roomBooked(UUID booking, UUID by, String title) {
        Map<String, Object> state = booking("room", by, "approved", title);
        state.put("resource", Map.of("id", room, "name", "Reading room", "kind", "room"));
        world.tell(world.bookings, "booking", booking, 0, at(0), state);
    }

    private static Map<String, Object> booking(String kind, UUID by, String status, String title) {
        return new HashMap<>(Map.of(
                "kind", kind,
                "status", status,
                "startsAt", NOON.toString(),
                "endsAt", NOON.plusSeconds(3600).toString(),
                "title", title,
                "userId", by,
                "createdAt", at(0).toString()));
    }

    private void roomIs(long version, String name, String location) {
        roomIs(room, version, name, location);
    }

    private static void sessionIs(UUID id, long version, String type, String status, int seatsTaken) {
        world.tell(
                world.resources,
                "resource",
                id,
                version,
                at(version),
                Map.of(
                        "kind",
                        "course",
                        "name",
                        type,
                        "courseType",
                        type,
                        "status",
                        status,
                        "startsAt",
                        NOON.toString(),
                        "endsAt",
                        NOON.plusSeconds(3600).toString(),
                        "location",
                        "Workshop",
                        "capacity",
                        12,
                        "seatsTaken",
                        seatsTaken));
    }

    private static String ics(Instant instant) {
        return instant.toString().replaceAll("[-:]", "");
    }

    private static Calendar calendar(String feed) {
        return Calendar.of(service.get(feed).body());
    }

    private static Map<String, String> awaitEvent(String feed, String property, String value) {
        return await().until(
                        () -> calendar(feed).events().stream()
                                .filter(it -> value.equals(it.get(property)))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
