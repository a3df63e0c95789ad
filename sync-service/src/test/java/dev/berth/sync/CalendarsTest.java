package dev.berth.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calendars of other people's, as busy time of a room or of the person who brings one along. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("engines")
class CalendarsTest {
    private static final String MINE = "/api/v1/me/calendars";
    private static final String SOURCES = "/api/v1/sync/sources";
    private static final UUID ROOM = UUID.randomUUID();
    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    @TempDir
    static Path folder;

    private static TestTokens tokens;
    private static World world;
    private static RunningService service;

    private final Instant noon =
            LocalDate.now(ZoneOffset.UTC).plusDays(3).atTime(12, 0).toInstant(ZoneOffset.UTC);
    private FakeCalendarServer server;
    private String ada = "";
    private String admin = "";

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
    }

    @AfterAll
    static void stop() {
        service.close();
        world.close();
        tokens.close();
    }

    @BeforeEach
    void open() throws Exception {
        server = new FakeCalendarServer();
        UUID person = UUID.randomUUID();
        ada = tokens.with(it -> it.subject(person.toString()));
        admin = tokens.with(it -> it.claim("role", "admin"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String event(String uid, int hoursAfterNoon) {
        return "BEGIN:VEVENT\nUID:%s\nSUMMARY:Dentist\nDTSTART:%s\nDURATION:PT1H\nEND:VEVENT"
                .formatted(
                        uid,
                        STAMP.format(noon.plusSeconds(3600L * hoursAfterNoon).atOffset(ZoneOffset.UTC)));
    }

    private JsonNode add(String token, String path, Map<String, Object> request) {
        var answer = service.sendAs(token, "POST", path, JSON.writeValueAsString(request));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return settled(token, path, RunningService.json(answer).path("id").asString());
    }

    private JsonNode refreshed(String token, String path, JsonNode it) {
        String id = it.path("id").asString();
        assertThat(service.sendAs(token, "POST", path + "/" + id + "/refresh", "")
                        .statusCode())
                .isEqualTo(202);
        return settled(token, path, id);
    }

    /** As it is when nothing of it runs any more. */
    private JsonNode settled(String token, String path, String id) {
        await().until(() -> found(token, path, id).path("runningJob").isMissingNode());
        return found(token, path, id);
    }

    private static JsonNode found(String token, String path, String id) {
        for (JsonNode it : RunningService.json(service.getAs(token, path)).path("items")) {
            if (it.path("id").asString().equals(id)) {
                return it;
            }
        }
        throw new AssertionError("It is not in the list");
    }

    private Map<String, Object> byAddress() {
        return Map.of("name", "Private life", "address", server.address(), "timeZone", "Europe/Berlin");
    }

    private List<String> busy(JsonNode calendar) {
        return world.sql()
                .sql("SELECT external_id FROM external_booking WHERE source_id = ? AND vanished_at IS NULL ORDER BY 1")
                .param(calendar.path("id").asString())
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void what_a_calendar_says_is_among_what_one_has_booked_elsewhere() {
        server.serve(event("a", 0), event("b", 2));

        JsonNode calendar = add(ada, MINE, byAddress());

        assertThat(calendar.path("stale").asBoolean(true)).isFalse();
        JsonNode elsewhere = RunningService.json(service.getAs(ada, "/api/v1/me/portals/bookings"));
        assertThat(elsewhere.path("items")).hasSize(2).allSatisfy(it -> {
            assertThat(it.path("portalName").asString()).isEqualTo("Private life");
            assertThat(it.path("title").asString()).isEqualTo("Dentist");
        });
    }

    @Test
    void the_address_is_a_secret(CapturedOutput log) {
        server.serve(event("a", 0));

        JsonNode calendar = add(ada, MINE, byAddress());
        refreshed(ada, MINE, calendar);

        assertThat(calendar.toString()).doesNotContain("private-7f3c9a");
        assertThat(calendar.path("host").asString()).isEqualTo("127.0.0.1");
        assertThat(log.getAll()).doesNotContain("private-7f3c9a");
        assertThat(world.sql()
                        .sql(
                                "SELECT s::text || coalesce(j::text, '') FROM outside_source s LEFT JOIN sync_job j ON j.source_id = s.id::text")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(it -> it.contains("private-7f3c9a"));
    }

    @Test
    void an_address_for_calendar_programs_is_one_of_the_web() {
        for (String scheme : List.of("webcal", "WebCal", "webcals", "https")) {
            var request = Map.of("name", scheme, "address", scheme + "://calendar.invalid/ada.ics");
            var answer = service.sendAs(ada, "POST", MINE, JSON.writeValueAsString(request));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(RunningService.json(answer).path("host").asString()).isEqualTo("calendar.invalid");
        }
    }

    @Test
    void one_of_them_is_found_by_its_own_address() {
        server.serve(event("a", 0));
        var request = JSON.writeValueAsString(byAddress());
        String path = service.sendAs(ada, "POST", MINE, request)
                .headers()
                .firstValue("Location")
                .orElseThrow();

        await().until(() ->
                RunningService.json(service.getAs(ada, path)).path("runningJob").isMissingNode());
        JsonNode calendar = RunningService.json(service.getAs(ada, path));

        assertThat(calendar.path("name").asString()).isEqualTo("Private life");
        assertThat(calendar).isEqualTo(found(ada, MINE, calendar.path("id").asString()));
        assertThat(service.getAs(ada, MINE + "/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobody_else_knows_of_it() {
        server.serve(event("a", 0));
        JsonNode calendar = add(ada, MINE, byAddress());
        String path = MINE + "/" + calendar.path("id").asString();
        String bob = tokens.with(it -> it.subject(UUID.randomUUID().toString()));

        for (String other : List.of(bob, admin)) {
            assertThat(RunningService.json(service.getAs(other, MINE)).path("items"))
                    .isEmpty();
            assertThat(service.getAs(other, path).statusCode()).isEqualTo(404);
            assertThat(service.sendAs(other, "PATCH", path, "{\"name\": \"Mine\"}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(service.sendAs(other, "POST", path + "/refresh", "").statusCode())
                    .isEqualTo(404);
            assertThat(service.sendAs(other, "DELETE", path, "").statusCode()).isEqualTo(404);
        }
        assertThat(service.getAs(admin, SOURCES + "/" + calendar.path("id").asString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_calendar_that_did_not_change_is_not_sent_again_and_stays_busy() {
        server.serve(event("a", 0));
        JsonNode calendar = add(ada, MINE, byAddress());
        assertThat(server.answered()).containsExactly(200);

        JsonNode again = refreshed(ada, MINE, calendar);

        assertThat(server.answered()).containsExactly(304);
        assertThat(again.path("stale").asBoolean(true)).isFalse();
        assertThat(busy(calendar)).containsExactly("a");
    }

    @Test
    void what_was_taken_out_is_free_and_what_was_added_is_busy() {
        server.serve(event("a", 0), event("b", 2));
        JsonNode calendar = add(ada, MINE, byAddress());

        server.serve(event("b", 2), event("c", 4));
        refreshed(ada, MINE, calendar);

        assertThat(busy(calendar)).containsExactly("b", "c");
    }

    @ParameterizedTest
    @CsvSource({
        "401, does not let us in",
        "403, does not let us in",
        "404, no calendar at this address any more",
        "410, no calendar at this address any more",
        "429, come back later",
        "500, answers with an error (500)",
        "503, answers with an error (503)"
    })
    void a_server_that_refuses_takes_nothing_away_and_says_what_to_do(int status, String words) {
        server.serve(event("a", 0));
        JsonNode calendar = add(ada, MINE, byAddress());

        server.failWith(status);
        JsonNode failed = refreshed(ada, MINE, calendar);

        assertThat(failed.path("stale").asBoolean(false)).isTrue();
        assertThat(failed.path("error").asString()).contains(words);
        assertThat(busy(calendar)).containsExactly("a");
    }

    @Test
    void a_page_where_a_calendar_was_is_a_failure_and_not_an_empty_calendar() {
        server.serve(event("a", 0));
        JsonNode calendar = add(ada, MINE, byAddress());

        server.serveRaw("<!doctype html><title>Sign in</title>");
        JsonNode failed = refreshed(ada, MINE, calendar);

        assertThat(failed.path("error").asString()).contains("no calendar");
        assertThat(busy(calendar)).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 21})
    void a_calendar_that_is_too_large_is_told_as_such_and_takes_nothing_away(int megabytes) {
        server.serve(event("a", 0));
        JsonNode calendar = add(ada, MINE, byAddress());

        server.serveRaw("BEGIN:VCALENDAR\r\n" + "X".repeat(megabytes * 1024 * 1024));
        JsonNode failed = refreshed(ada, MINE, calendar);

        assertThat(failed.path("error").asString()).contains("larger than 5 MB");
        assertThat(busy(calendar)).containsExactly("a");
    }

    @Test
    void a_calendar_without_an_end_is_not_read_for_ever() {
        server.serve(event("a", 0));
        JsonNode calendar = add(ada, MINE, byAddress());

        server.serveWithoutEnd();
        JsonNode failed = refreshed(ada, MINE, calendar);

        assertThat(failed.path("error").asString()).contains("larger than 5 MB");
        assertThat(busy(calendar)).containsExactly("a");
    }

    @Test
    void a_series_that_cannot_be_understood_any_more_stays_busy() {
        server.serve(event("a", 0), event("series", 1).replace("END:VEVENT", "RRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT"));
        JsonNode calendar = add(ada, MINE, byAddress());
        assertThat(busy(calendar)).hasSize(4);

        server.serve(event("a", 0), event("series", 1).replace("END:VEVENT", "RRULE:FREQ=SOMETIMES\nEND:VEVENT"));
        refreshed(ada, MINE, calendar);

        assertThat(busy(calendar)).hasSize(4);
    }

    @Test
    void an_address_may_lead_on_but_only_over_http() {
        server.serve(event("a", 0));
        JsonNode calendar = add(ada, MINE, byAddress());

        server.redirectTo("file:///etc/passwd");
        JsonNode failed = refreshed(ada, MINE, calendar);

        assertThat(failed.path("stale").asBoolean(false)).isTrue();
        assertThat(busy(calendar)).containsExactly("a");
    }

    @Test
    void a_calendar_can_be_uploaded_and_later_be_read_from_an_address() {
        server.serve(event("b", 2));
        String content =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + event("a", 0).replace("\n", "\r\n") + "\r\nEND:VCALENDAR\r\n";
        JsonNode calendar = add(ada, MINE, Map.of("name", "Term", "content", content));
        assertThat(calendar.path("uploaded").asBoolean(false)).isTrue();
        assertThat(busy(calendar)).containsExactly("a");

        String id = calendar.path("id").asString();
        assertThat(service.sendAs(
                                ada,
                                "PATCH",
                                MINE + "/" + id,
                                JSON.writeValueAsString(Map.of("address", server.address())))
                        .statusCode())
                .isEqualTo(200);

        assertThat(settled(ada, MINE, id).path("uploaded").asBoolean(true)).isFalse();
        assertThat(busy(calendar)).containsExactly("b");
    }

    @Test
    void an_admins_calendar_takes_a_room() {
        server.serve(event("a", 0));

        JsonNode source = add(
                admin,
                SOURCES,
                Map.of(
                        "kind", "ics",
                        "name", "Choir",
                        "address", server.address(),
                        "timeZone", "Europe/Berlin",
                        "rooms", List.of(Map.of("space", "*", "roomId", ROOM.toString()))));

        assertThat(source.path("address").asString())
                .doesNotContain("private-7f3c9a")
                .endsWith("/");
        String told = world.events("berth.external-bookings", source.path("id").asString() + "/a", 1)
                .getLast();
        assertThat(told).contains("\"kind\":\"ics\"", "\"resourceId\":\"" + ROOM + "\"", "\"status\":\"confirmed\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"address\": \"https://example.org/a.ics\"} | name",
                "{\"name\": \"Mine\"} | address",
                "{\"name\": \"Mine\", \"address\": \"ftp://example.org/a.ics\"} | address",
                "{\"name\": \"Mine\", \"address\": \"https://user:secret@example.org/a.ics\"} | address",
                "{\"name\": \"Mine\", \"content\": \"<html>\"} | content",
                "{\"name\": \"Mine\", \"content\": \"BEGIN:VCALENDAR\", \"address\": \"https://example.org/\"} | content",
                "{\"name\": \"Mine\", \"address\": \"https://example.org/a.ics\", \"timeZone\": \"Mars/Olympus\"} | timeZone",
            })
    void nonsense_is_refused_by_the_name_of_its_field(String request, String field) {
        var answer = service.sendAs(ada, "POST", MINE, request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void ten_calendars_are_enough() {
        server.serve();
        for (int n = 0; n < 10; n++) {
            add(ada, MINE, byAddress());
        }

        assertThat(service.sendAs(ada, "POST", MINE, JSON.writeValueAsString(byAddress()))
                        .statusCode())
                .isEqualTo(422);
    }

    /** Whoever comes is held up just before the row, so that all of them have counted by then. */
    @Test
    @Tag("race")
    void ten_calendars_are_enough_also_for_those_who_come_at_once() throws Exception {
        server.serve();
        for (int n = 0; n < 9; n++) {
            add(ada, MINE, byAddress());
        }
        String request = JSON.writeValueAsString(byAddress());
        try (var held = DriverManager.getConnection(world.roles.urlAsOwner() + "&currentSchema=sync");
                var rush = Executors.newVirtualThreadPerTaskExecutor()) {
            held.setAutoCommit(false);
            held.createStatement().execute("LOCK TABLE outside_source IN SHARE ROW EXCLUSIVE MODE");
            var answers = Stream.generate(() -> rush.submit(
                            () -> service.sendAs(ada, "POST", MINE, request).statusCode()))
                    .limit(2)
                    .toList();
            await().until(() -> heldUp() == 2);
            held.commit();

            assertThat(answers).extracting(Future::get).containsExactlyInAnyOrder(201, 422);
        }
        assertThat(RunningService.json(service.getAs(ada, MINE)).path("items")).hasSize(10);
    }

    /** Requests that wait for a lock; the jobs' own looking for work waits as well. */
    private static long heldUp() {
        return world.sql().sql("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                          AND (query LIKE '%INSERT INTO outside_source%' OR query LIKE '%pg_advisory_xact_lock%')
                        """).query(Long.class).single();
    }

    @Test
    void a_hostile_calendar_is_refused_soon_and_others_are_answered_meanwhile() {
        String hostile = "BEGIN:VCALENDAR\r\n" + "BEGIN:VTIMEZONE\r\n".repeat(38_000);
        String bob = tokens.student();
        var answer = service.sendAs(
                ada, "POST", MINE, JSON.writeValueAsString(Map.of("name", "Hostile", "content", hostile)));
        assertThat(answer.statusCode()).isEqualTo(201);
        Instant before = Instant.now();
        assertThat(service.getAs(bob, MINE).statusCode()).isEqualTo(200);
        JsonNode read =
                settled(ada, MINE, RunningService.json(answer).path("id").asString());

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(read.path("error").asString()).contains("nested more than 10 levels");
    }

    @Test
    void a_calendar_that_was_just_added_and_read_is_not_due_again() {
        server.serve(event("dentist", 0));
        JsonNode added = add(ada, MINE, byAddress());

        int due = world.sql()
                .sql(
                        "SELECT count(*) FROM outside_source WHERE id = ? AND next_sync_at < created_at + interval '10 min'")
                .param(UUID.fromString(added.path("id").asString()))
                .query(Integer.class)
                .single();
        assertThat(due).isZero();
    }

    @Test
    void a_persons_calendars_together_are_bounded() {
        server.serve(event("dentist", 0));
        JsonNode large = add(ada, MINE, byAddress());
        world.sql()
                .sql("UPDATE calendar_text SET content = repeat('x', 21000000) WHERE source_id = ?")
                .param(UUID.fromString(large.path("id").asString()))
                .update();

        assertThat(add(ada, MINE, byAddress()).path("error").asString()).contains("together are larger than 20 MB");
    }

    @Test
    void who_asks_for_too_many_syncs_is_told_when_to_try_again() {
        server.serve(event("dentist", 0));
        JsonNode mine = add(ada, MINE, byAddress());
        String refresh = MINE + "/" + mine.path("id").asString() + "/refresh";
        for (int n = 1; n < 30; n++) {
            assertThat(service.sendAs(ada, "POST", refresh, "").statusCode()).isEqualTo(202);
        }
        var refused = service.sendAs(ada, "POST", refresh, "");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(RunningService.json(refused).path("type").asString()).isEqualTo("/problems/too-many-requests");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 600);
        assertThat(service.sendAs(tokens.student(), "POST", "/api/v1/me/sync", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_calendar_that_is_removed_is_gone_with_all_it_said() {
        server.serve(event("a", 0));
        JsonNode calendar = add(ada, MINE, byAddress());

        assertThat(service.sendAs(
                                ada, "DELETE", MINE + "/" + calendar.path("id").asString(), "")
                        .statusCode())
                .isEqualTo(204);

        assertThat(busy(calendar)).isEmpty();
        assertThat(RunningService.json(service.getAs(ada, MINE)).path("items")).isEmpty();
    }
}
