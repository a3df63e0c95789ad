package dev.berth.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What staff set going from their board: everything that fills rooms is read, and nobody else's server is flooded. */
@Tag("engines")
class RoomRefreshTest {
    private static final String REFRESH = "/api/v1/sync/refresh";
    private static final String SOURCES = "/api/v1/sync/sources";
    private static final String CALENDARS = "/api/v1/me/calendars";
    private static final UUID ROOM = UUID.randomUUID();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path folder;

    private static TestTokens tokens;
    private static World world;
    private static RunningService service;
    private static String staff = "";
    private static String admin = "";

    private FakeCalendarServer server;
    private String choir = "";

    @BeforeAll
    static void start() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        tokens = new TestTokens();
        world = new World().makeTopics();
        service = new RunningService(
                world,
                tokens.issuerAddress(),
                List.of(
                        "--BERTH_SYNC_KEY_FILE=" + folder.resolve("key.json"),
                        "--berth.sync.jobs.poll=200ms",
                        "--berth.sync.outside.private-addresses=true",
                        "--berth.sync.outside.answer-within=2s"));
        world.sql().sql("""
                        INSERT INTO known_resource (resource_id, version, kind, name, site, changed_at)
                        VALUES (?, 1, 'room', 'Room 1', NULL, now())""").param(ROOM).update();
        staff = tokens.with(it -> it.claim("role", "staff"));
        admin = tokens.with(it -> it.claim("role", "admin"));
    }

    @AfterAll
    static void stop() {
        service.close();
        world.close();
        tokens.close();
    }

    @BeforeEach
    void setUpTheChoir() throws Exception {
        server = new FakeCalendarServer();
        server.serve();
        choir = added(admin, SOURCES, calendar("Choir", List.of(Map.of("space", "*", "roomId", ROOM.toString()))));
    }

    @AfterEach
    void takeItAway() {
        service.sendAs(admin, "DELETE", SOURCES + "/" + choir, "");
        server.close();
    }

    private Map<String, Object> calendar(String name, List<Map<String, String>> rooms) {
        return Map.of("kind", "ics", "name", name, "address", server.address(), "timeZone", "UTC", "rooms", rooms);
    }

    private Map<String, Object> somebodysOwn() {
        return Map.of("name", "Private", "address", server.address(), "timeZone", "UTC");
    }

    private static String added(String token, String path, Map<String, Object> request) {
        HttpResponse<String> answer = service.sendAs(token, "POST", path, JSON.writeValueAsString(request));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return RunningService.json(answer).path("id").asString();
    }

    private static JsonNode refresh(String token) {
        HttpResponse<String> answer = service.sendAs(token, "POST", REFRESH, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return RunningService.json(answer);
    }

    private static JsonNode ended(String job) {
        await().until(() -> job(job).has("endedAt"));
        return job(job);
    }

    private static JsonNode job(String id) {
        return RunningService.json(service.getAs(staff, "/api/v1/sync/jobs/" + id));
    }

    /** Ends what adding it began, and lets more than a minute pass; the next reading by the clock is far away. */
    private void aWhileAgo() {
        world.sql()
                .sql("UPDATE outside_source SET next_sync_at = now() + interval '1 h'")
                .update();
        await().until(() -> living() == 0);
        world.sql().sql("""
                        UPDATE sync_job SET requested_at = requested_at - interval '61 s',
                            ended_at = ended_at - interval '61 s'""").update();
    }

    private static long living() {
        return world.sql()
                .sql("SELECT count(*) FROM sync_job WHERE ended_at IS NULL")
                .query(Long.class)
                .single();
    }

    private long jobsOfTheChoir() {
        return world.sql()
                .sql("SELECT count(*) FROM sync_job WHERE source_id = ?")
                .param(choir)
                .query(Long.class)
                .single();
    }

    @Test
    void staff_read_the_sources_anew_and_follow_how_it_goes() {
        aWhileAgo();
        JsonNode begun = refresh(staff).path("begun");
        assertThat(begun).singleElement().satisfies(it -> {
            assertThat(it.path("name").asString()).isEqualTo("Choir");
            assertThat(it.path("sourceId").asString()).isEqualTo(choir);
            assertThat(it.path("roomIds").path(0).asString()).isEqualTo(ROOM.toString());
            assertThat(it.has("reason")).isFalse();
        });
        JsonNode job = ended(begun.path(0).path("jobId").asString());
        assertThat(job.path("status").asString()).isEqualTo("completed");
        assertThat(job.path("trigger").asString()).isEqualTo("manual");
        assertThat(job.has("evidence")).isFalse();
    }

    @Test
    void whoever_asks_again_within_a_minute_is_told_of_the_job_that_was() {
        aWhileAgo();
        long before = jobsOfTheChoir();
        String job = refresh(staff).path("begun").path(0).path("jobId").asString();
        ended(job);

        JsonNode again = refresh(admin);

        assertThat(again.path("begun")).isEmpty();
        assertThat(again.path("skipped")).singleElement().satisfies(it -> {
            assertThat(it.path("jobId").asString()).isEqualTo(job);
            assertThat(it.path("reason").asString()).isEqualTo("just-read");
        });
        assertThat(jobsOfTheChoir()).isEqualTo(before + 1);
        aWhileAgo();
        assertThat(refresh(staff).path("begun")).hasSize(1);
    }

    @Test
    void who_asks_at_the_same_moment_begins_one_job_together() {
        aWhileAgo();
        long before = jobsOfTheChoir();
        List<CompletableFuture<JsonNode>> all = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> refresh(staff)))
                .toList();
        List<JsonNode> answers = all.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().mapToInt(it -> it.path("begun").size()).sum())
                .isEqualTo(1);
        assertThat(answers.stream()
                        .flatMap(it -> it.findValuesAsString("jobId").stream())
                        .distinct())
                .hasSize(1);
        assertThat(jobsOfTheChoir()).isEqualTo(before + 1);
    }

    @Test
    void a_source_that_is_being_read_is_not_begun_again_however_long_it_takes() {
        aWhileAgo();
        String slow = world.sql()
                .sql("""
                        UPDATE sync_job SET status = 'running', ended_at = NULL, lease_until = now() + interval '5 min'
                        WHERE source_id = ? RETURNING id""")
                .param(choir)
                .query((row, n) -> row.getString("id"))
                .single();
        assertThat(refresh(staff).path("skipped")).singleElement().satisfies(it -> {
            assertThat(it.path("jobId").asString()).isEqualTo(slow);
            assertThat(it.path("reason").asString()).isEqualTo("running");
        });
    }

    @Test
    void only_what_fills_rooms_and_is_switched_on_is_read() {
        service.sendAs(admin, "PATCH", SOURCES + "/" + choir, "{\"enabled\": false}");
        added(staff, CALENDARS, somebodysOwn());
        String empty = added(admin, SOURCES, calendar("Empty", List.of()));
        aWhileAgo();

        JsonNode answer = refresh(staff);

        assertThat(answer.path("begun")).isEmpty();
        assertThat(answer.path("skipped")).isEmpty();
        service.sendAs(admin, "DELETE", SOURCES + "/" + empty, "");
    }

    @Test
    void students_set_nothing_going_and_see_nothing_of_it() {
        assertThat(service.sendAs(tokens.student(), "POST", REFRESH, "").statusCode())
                .isEqualTo(403);
        aWhileAgo();
        String job = refresh(staff).path("begun").path(0).path("jobId").asString();
        assertThat(service.getAs(tokens.student(), "/api/v1/sync/jobs/" + job).statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_people_connected_is_not_the_staffs_business() {
        String ada = tokens.with(it -> it.subject(UUID.randomUUID().toString()));
        String calendar = added(ada, "/api/v1/me/calendars", Map.of("name", "Private", "address", server.address()));
        String job = world.sql()
                .sql("SELECT id FROM sync_job WHERE source_id = ?")
                .param(calendar)
                .query((row, n) -> row.getString("id"))
                .single();
        assertThat(service.getAs(staff, "/api/v1/sync/jobs/" + job).statusCode())
                .isEqualTo(404);
        assertThat(service.getAs(staff, "/api/v1/sync/jobs/" + job + "/stream").statusCode())
                .isEqualTo(404);
    }
}
