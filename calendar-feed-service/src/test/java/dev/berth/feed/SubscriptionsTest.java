package dev.berth.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Who has which address, and who does not. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("engines")
class SubscriptionsTest extends FeedsHouse {
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
    void a_nodes_feed_ends_when_its_owner_is_no_admin_any_more_and_all_feeds_of_a_disabled_person_end() {
        UUID node = UUID.randomUUID();
        world.resource(node, 1, "gpu-1");
        String admin = tokens.of(person, "admin");
        await().until(() -> added(admin, "node", node).statusCode() == 201);
        String ofNode = path(RunningService.json(added(admin, "node", node)));
        String own = path(feeds(admin));
        assertThat(service.get(ofNode).statusCode()).isEqualTo(200);

        personIs(1, "student", false);
        await().until(() -> service.get(ofNode).statusCode() == 404);
        assertThat(service.get(own).statusCode()).isEqualTo(200);

        personIs(2, "student", true);
        await().until(() -> service.get(own).statusCode() == 404);
        await().until(() -> service.getAs(student, FEEDS).statusCode() == 401);
    }

    @Test
    void a_deleted_person_loses_feeds_and_tokens_also_when_no_event_named_the_person_before() {
        String own = ownFeed();
        assertThat(service.get(own).statusCode()).isEqualTo(200);

        world.send(world.people, person.toString(), (String) null);

        await().until(() -> service.get(own).statusCode() == 404);
        await().until(() -> service.getAs(student, FEEDS).statusCode() == 401);
        UUID late = personIs(1, "student", false);
        await().until(() -> isProcessed(late));
        assertThat(service.get(own).statusCode()).isEqualTo(404);
    }

    private UUID personIs(long version, String role, boolean disabled) {
        UUID event = UUID.randomUUID();
        world.send(world.people, person.toString(), """
                {"id": "%s", "type": "person.changed", "version": %d, "occurredAt": "2026-12-01T08:00:00Z",
                 "personId": "%s", "role": "%s", "disabled": %s, "tokensValidAfter": "1970-01-01T00:00:00Z"}
                """.formatted(event, version, person, role, disabled));
        return event;
    }

    private static boolean isProcessed(UUID event) {
        return world.sql()
                .sql("SELECT EXISTS (SELECT FROM processed_event WHERE event_id = ?)")
                .param(event)
                .query(Boolean.class)
                .single();
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
    @Tag("race")
    void a_hundred_feeds_are_enough_also_for_those_who_come_at_once() throws Exception {
        List<UUID> rooms = List.of(UUID.randomUUID(), UUID.randomUUID());
        rooms.forEach(it -> roomIs(it, 1, "Room", "Here"));
        feeds(student);
        try (var held = DriverManager.getConnection(world.roles.urlAsOwner() + "&currentSchema=feed");
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

    private static String tokenIn(String path) {
        return path.replaceAll(".*/|\\.ics", "");
    }
}
