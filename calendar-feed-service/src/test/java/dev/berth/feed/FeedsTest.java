package dev.berth.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Feeds from the topic to the calendar app. Every test has people, rooms and courses of its own. */
@ExtendWith(OutputCaptureExtension.class)
class FeedsTest {
    // Near the real now, because what is long over leaves the feeds.
    private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.DAYS);
    private static final Instant NOON = TODAY.plus(Duration.ofDays(10)).plus(Duration.ofHours(12));
    private static final String FEEDS = "/api/v1/me/feeds";

    private static TestTokens tokens;
    private static World world;
    private static RunningService service;

    private final UUID person = UUID.randomUUID();
    private final UUID room = UUID.randomUUID();
    private String student;

    @BeforeAll
    static void start() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        tokens = new TestTokens();
        world = new World().makeTopics();
        service = new RunningService(world, tokens.issuerAddress());
    }

    @BeforeEach
    void signIn() {
        student = tokens.of(person, "student");
    }

    @AfterAll
    static void stop() {
        service.close();
        world.close();
        tokens.close();
    }

    @Test
    void everybody_has_a_feed_of_their_own_with_a_secret_address() {
        JsonNode feeds = feeds(student);
        String url = feeds.path("httpsUrl").asString();
        assertThat(url).matches("http://localhost:8080/calendar/[0-9a-f]{40}\\.ics");
        assertThat(feeds.path("webcalUrl").asString()).isEqualTo(url.replace("http:", "webcal:"));
        assertThat(feeds.path("downloadUrl").asString()).isEqualTo(url + "?download");
        assertThat(feeds.path("items").get(0).path("kind").asString()).isEqualTo("person");
        assertThat(feeds(student)).isEqualTo(feeds);
        assertThat(feeds(tokens.of(UUID.randomUUID(), "student"))
                        .path("httpsUrl")
                        .asString())
                .isNotEqualTo(url);
        assertThat(service.get(FEEDS).statusCode()).isEqualTo(401);
    }

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
    void a_rotated_address_and_a_revoked_feed_are_not_found_any_more() {
        String first = ownFeed();
        String second = path(RunningService.json(service.postAs(student, FEEDS + "/rotate", "{}")));
        assertThat(second).isNotEqualTo(first);
        assertThat(service.get(first).statusCode()).isEqualTo(404);
        assertThat(service.get(second).statusCode()).isEqualTo(200);

        String id = feeds(student).path("id").asString();
        assertThat(service.deleteAs(tokens.of(UUID.randomUUID(), "admin"), FEEDS + "/" + id)
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.deleteAs(student, FEEDS + "/" + id).statusCode()).isEqualTo(204);
        assertThat(service.get(second).statusCode()).isEqualTo(404);
        assertThat(ownFeed()).isNotIn(first, second);
        assertThat(service.get("/calendar/" + "0".repeat(40) + ".ics").statusCode())
                .isEqualTo(404);
        assertThat(service.get("/calendar/nonsense.ics").statusCode()).isEqualTo(404);
    }

    @Test
    void the_owner_sees_which_app_came_and_when() {
        String feed = ownFeed();
        assertThat(feeds(student).path("lastFetchedAt").isMissingNode()).isTrue();
        service.get(feed, "User-Agent", "Google-Calendar-Importer");
        service.get(feed, "User-Agent", "curl/8");
        JsonNode feeds = feeds(student);
        assertThat(Instant.parse(feeds.path("lastFetchedAt").asString())).isNotNull();
        assertThat(feeds.path("lastClient").asString()).isEqualTo("Google Calendar");
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
    void a_nodes_feed_is_for_admins() {
        UUID node = UUID.randomUUID();
        world.resource(node, 1, "gpu-1");
        UUID person = UUID.randomUUID();
        String admin = tokens.of(person, "admin");
        await().until(() -> added(admin, "node", node).statusCode() == 201);
        assertThat(added(student, "node", node).statusCode()).isEqualTo(403);
        assertThat(added(tokens.of(UUID.randomUUID(), "staff"), "node", node).statusCode())
                .isEqualTo(403);
        String feed = path(RunningService.json(added(admin, "node", node)));
        assertThat(service.get(feed).statusCode()).isEqualTo(200);
        feeds(tokens.of(person, "staff"));
        assertThat(service.get(feed).statusCode()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_followed_is_refused_by_field() {
        assertThat(added(student, "room", UUID.randomUUID()).body()).contains("invalid-input", "resourceId");
        assertThat(addedCourse("No such course").body()).contains("invalid-input", "courseType");
        assertThat(service.postAs(student, FEEDS, "{\"kind\": \"room\"}").statusCode())
                .isEqualTo(400);
        assertThat(service.postAs(student, FEEDS, "{\"kind\": \"person\"}").statusCode())
                .isEqualTo(400);
        assertThat(service.postAs(student, FEEDS, "{\"kind\": \"moon\"}").statusCode())
                .isEqualTo(400);
        assertThat(service.postAs(student, FEEDS, "{}").body()).contains("\"kind\"");
    }

    /** Whoever comes is held up just before the row, so that both have counted by then. */
    @Test
    void a_hundred_feeds_are_enough_also_for_those_who_come_at_once() throws Exception {
        List<UUID> rooms = List.of(UUID.randomUUID(), UUID.randomUUID());
        rooms.forEach(it -> roomIs(it, 1, "Room", "Here"));
        feeds(student);
        try (var held = DriverManager.getConnection(world.database + "&currentSchema=feed");
                var rush = Executors.newVirtualThreadPerTaskExecutor()) {
            held.createStatement().execute("""
                    INSERT INTO calendar SELECT 'course-type', n::text, gen_random_uuid(), now() FROM generate_series(3, 100) n;
                    INSERT INTO feed (feed_id, owner_id, owner_role, kind, subject, token_hash, created_at)
                    SELECT gen_random_uuid(), '%s', 'student', 'course-type', n::text, sha256(n::text::bytea), now()
                    FROM generate_series(3, 100) n""".formatted(person));
            rooms.forEach(it -> await().until(() -> isKnown(it)));
            held.setAutoCommit(false);
            held.createStatement().execute("LOCK TABLE feed IN SHARE ROW EXCLUSIVE MODE");
            var answers = rooms.stream()
                    .map(it -> rush.submit(() -> added(student, "room", it).statusCode()))
                    .toList();
            await().until(() -> heldUp() == 2);
            held.commit();

            assertThat(answers).extracting(Future::get).containsExactlyInAnyOrder(201, 422);
        }
        assertThat(feeds(student).path("items")).hasSize(100);
    }

    private static boolean isKnown(UUID resource) {
        return world.sql()
                .sql("SELECT EXISTS (SELECT FROM resource WHERE resource_id = ?)")
                .param(resource)
                .query(Boolean.class)
                .single();
    }

    private static long heldUp() {
        return world.sql().sql("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                          AND (query LIKE '%INSERT INTO feed%' OR query LIKE '%pg_advisory_xact_lock%')
                        """).query(Long.class).single();
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

    @Test
    void no_log_and_no_measure_names_an_address(CapturedOutput logged) {
        String feed = ownFeed();
        String token = tokenIn(feed);
        service.get(feed);
        service.head(feed);
        service.get(feed + "?alarm=soon");
        service.postAs(student, feed, "{}");
        service.postAs(student, FEEDS + "/rotate", "{}");
        assertThat(service.get(feed).statusCode()).isEqualTo(404);
        assertThat(service.get("/actuator/prometheus").body())
                .contains("/calendar/{token}.ics")
                .doesNotContain(token);
        assertThat(logged).doesNotContain(token);
    }

    @Test
    void the_database_does_not_know_the_address() {
        String token = tokenIn(ownFeed());
        String dump = world.sql()
                .sql("SELECT string_agg(feed::text, ' ') FROM feed")
                .query(String.class)
                .single();
        assertThat(dump).isNotEmpty().doesNotContain(token);
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

    private static void roomIs(UUID id, long version, String name, String location) {
        world.tell(
                world.resources,
                "resource",
                id,
                version,
                at(version),
                Map.of("kind", "room", "name", name, "location", location, "branch", "Library", "status", "open"));
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

    private static Instant at(long version) {
        return TODAY.plusSeconds(version);
    }

    private static String ics(Instant instant) {
        return instant.toString().replaceAll("[-:]", "");
    }

    private static JsonNode feeds(String token) {
        return RunningService.json(service.getAs(token, FEEDS));
    }

    private HttpResponse<String> added(String token, String kind, UUID resource) {
        return service.postAs(token, FEEDS, "{\"kind\": \"%s\", \"resourceId\": \"%s\"}".formatted(kind, resource));
    }

    private HttpResponse<String> addedCourse(String type) {
        return service.postAs(student, FEEDS, "{\"kind\": \"course-type\", \"courseType\": \"%s\"}".formatted(type));
    }

    private String ownFeed() {
        return path(feeds(student));
    }

    private static String path(JsonNode feed) {
        return URI.create(feed.path("httpsUrl").asString()).getPath();
    }

    private static String tokenIn(String path) {
        return path.replaceAll(".*/|\\.ics", "");
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
