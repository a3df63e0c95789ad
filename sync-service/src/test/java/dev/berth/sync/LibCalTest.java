package dev.berth.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.sync.FakeLibCal.Stumble;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A LibCal that an admin sets up, read from a server that behaves as LibCal does, on its bad days too. */
@Tag("engines")
class LibCalTest {
    private static final String SOURCES = "/api/v1/sync/sources";
    private static final String SECRET = "libcal-secret-never-to-be-seen";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final UUID ROOM = UUID.randomUUID();

    @TempDir
    static Path folder;

    private static TestTokens tokens;
    private static World world;
    private static RunningService service;

    private final OffsetDateTime noon =
            LocalDate.now(BERLIN).plusDays(3).atTime(12, 0).atZone(BERLIN).toOffsetDateTime();
    private FakeLibCal libCal;
    private String admin = "";
    private String source = "";

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
                        "--berth.sync.outside.answer-within=2s",
                        "--berth.sync.libcal.per-second=100",
                        "--berth.sync.libcal.tries=6",
                        "--berth.sync.libcal.most-pages=20",
                        "--berth.sync.libcal.pause=50ms"),
                FakeConnector.Beans.class);
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
    void openTheLibrary() throws Exception {
        libCal = new FakeLibCal();
        admin = tokens.with(it -> it.claim("role", "admin"));
    }

    @AfterEach
    void closeTheLibrary() {
        service.sendAs(admin, "PATCH", path(), "{\"enabled\": false}");
        libCal.close();
    }

    private String path() {
        return SOURCES + "/" + source;
    }

    private JsonNode add(String secret) {
        var answer = service.sendAs(admin, "POST", SOURCES, """
                {"kind": "libcal", "name": "City library", "address": "%s/", "clientId": "berth", "clientSecret": "%s",
                 "timeZone": "Europe/Berlin", "rooms": [{"space": "1", "roomId": "%s"}]}""".formatted(libCal.address(), secret, ROOM));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode added = RunningService.json(answer);
        source = added.path("id").asString();
        return lastJob();
    }

    private JsonNode refresh() {
        var answer = service.sendAs(admin, "POST", path() + "/refresh", "");
        assertThat(answer.statusCode()).isEqualTo(202);
        String job = RunningService.json(answer).path("jobId").asString();
        await().until(() -> !job(job).path("endedAt").isMissingNode());
        return job(job);
    }

    private JsonNode job(String id) {
        return RunningService.json(service.getAs(admin, "/api/v1/sync/jobs/" + id));
    }

    /** When nothing of this source runs any more. */
    private JsonNode lastJob() {
        await().until(() -> get().path("runningJob").isMissingNode());
        String id = world.sql()
                .sql("SELECT id FROM sync_job WHERE source_id = ? ORDER BY requested_at DESC LIMIT 1")
                .param(source)
                .query((row, n) -> row.getString("id"))
                .single();
        return job(id);
    }

    private JsonNode get() {
        return RunningService.json(service.getAs(admin, path()));
    }

    private List<String> known(String status) {
        return world.sql()
                .sql("""
                        SELECT external_id FROM external_booking
                        WHERE source_id = ? AND status = ? AND vanished_at IS NULL AND resource_id = ?
                        ORDER BY external_id""")
                .params(source, status, ROOM)
                .query((row, n) -> row.getString("external_id"))
                .list();
    }

    private void hour(String id, int hoursFromNoon, String status) {
        libCal.booking(
                id, 1, noon.plusHours(hoursFromNoon), noon.plusHours(hoursFromNoon + 1), status, ", \"seat_id\": 0");
    }

    @Test
    void on_a_bad_day_everything_is_read_all_the_same() {
        for (int n = 0; n < 1200; n++) {
            OffsetDateTime from = noon.plusMinutes(15L * n);
            libCal.booking("cs_%04d".formatted(n), 1 + n % 2, from, from.plusMinutes(15), "Confirmed", "");
        }
        libCal.stumble(Stumble.BUSY, Stumble.FAULT, Stumble.TOKEN_ENDS, Stumble.HALF_AN_ANSWER, Stumble.SILENCE);
        JsonNode job = add(SECRET);
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("completed");
        assertThat(job.path("progress").path("rowsSeen").asInt()).isEqualTo(1200);
        assertThat(known("confirmed")).hasSize(600).contains("cs_0000", "cs_1198");
        assertThat(libCal.tokensGiven()).isGreaterThan(1);
        assertThat(get().path("spaces"))
                .extracting(it -> it.path("name").asString())
                .containsExactly("Main · Room 1", "Main · Room 2");
    }

    @Test
    void a_source_tells_of_its_newest_sync_and_admins_see_all_of_them() {
        hour("cs_1", 0, "Confirmed");
        JsonNode first = add(SECRET);
        JsonNode newest = refresh();

        JsonNode told = get().path("lastJob");
        assertThat(told.path("id")).isEqualTo(newest.path("id"));
        assertThat(told.path("progress").path("rowsSeen").asInt()).isEqualTo(1);
        assertThat(told.path("counts").path("unchanged").asInt()).isEqualTo(1);
        String syncs = "/api/v1/sync/jobs?source=" + source;
        assertThat(RunningService.json(service.getAs(admin, syncs))
                        .path("items")
                        .findValuesAsString("id"))
                .containsExactly(newest.path("id").asString(), first.path("id").asString());
        assertThat(RunningService.json(service.getAs(tokens.student(), syncs)).path("items"))
                .isEmpty();
    }

    @Test
    void every_status_says_whether_the_room_is_taken_and_an_unknown_one_takes_it() {
        hour("cs_1", 0, "Self-Booked Confirmed");
        hour("cs_2", 1, "Mediated Pending");
        hour("cs_3", 2, "Cancelled");
        hour("cs_4", 3, "Something New");
        libCal.booking(
                "cs_5", 1, noon, noon.plusHours(1), "Confirmed", ", \"cancelled\": \"2026-01-01T10:00:00+01:00\"");
        add(SECRET);
        assertThat(known("confirmed")).containsExactly("cs_1", "cs_4");
        assertThat(known("tentative")).containsExactly("cs_2");
        assertThat(known("cancelled")).containsExactly("cs_3", "cs_5");
    }

    @Test
    void checking_in_moves_the_start_and_it_stays_the_same_booking() {
        hour("cs_1", 0, "Confirmed");
        add(SECRET);
        libCal.booking(
                "cs_1",
                1,
                noon.plusMinutes(7),
                noon.plusHours(1),
                "Confirmed",
                ", \"check_in_status\": \"Checked In\"");
        JsonNode job = refresh();
        assertThat(job.path("counts").path("updated").asInt()).isEqualTo(1);
        assertThat(known("confirmed")).containsExactly("cs_1");
    }

    @Test
    void what_is_gone_is_told_and_notes_come_along() {
        hour("cs_1", 0, "Confirmed");
        libCal.booking("cs_2", 1, noon.plusHours(2), noon.plusHours(3), "Confirmed", """
                , "internal_notes": [{"note": "Needs the projector", "created": "2026-01-02T10:00:00+01:00"}]""");
        add(SECRET);
        libCal.forget("cs_1");
        assertThat(refresh().path("counts").path("vanished").asInt()).isEqualTo(1);
        assertThat(world.events("berth.external-bookings", source + "/cs_1", 2).getLast())
                .contains("\"vanished\"");
        assertThat(world.events("berth.external-bookings", source + "/cs_2", 1).getLast())
                .contains("Needs the projector", ROOM.toString());
    }

    @Test
    void when_it_stays_broken_nothing_is_taken_away_and_its_age_is_told() {
        hour("cs_1", 0, "Confirmed");
        add(SECRET);
        String succeeded = get().path("lastSucceededAt").asString();
        libCal.breakDown();
        JsonNode job = refresh();
        assertThat(job.path("status").asString()).isEqualTo("failed");
        assertThat(job.path("failure").path("kind").asString()).isEqualTo("portal-down");
        assertThat(known("confirmed")).containsExactly("cs_1");
        assertThat(get().path("stale").asBoolean()).isTrue();
        assertThat(get().path("lastSucceededAt").asString()).isEqualTo(succeeded);
        assertThat(world.events("berth.external-bookings", "source/" + source, 2)
                        .getLast())
                .contains("\"stale\":true", ROOM.toString());
    }

    @Test
    void one_row_that_makes_no_sense_is_said_and_left_as_it_was() {
        hour("cs_1", 0, "Confirmed");
        hour("cs_2", 2, "Confirmed");
        add(SECRET);
        libCal.booking("cs_1", 1, noon, noon.minusHours(1), "Confirmed", "");
        JsonNode job = refresh();
        assertThat(job.path("status").asString()).isEqualTo("completed");
        assertThat(job.path("log").toString()).contains("Could not understand booking cs_1");
        assertThat(known("confirmed")).containsExactly("cs_1", "cs_2");
    }

    @Test
    void more_than_is_read_is_told_from_a_library_that_is_down() {
        hour("cs_1", 0, "Confirmed");
        add(SECRET);
        libCal.booking("cs_2", 1, noon, noon.plusHours(1), "Confirmed", ", \"q1\": \"" + "x".repeat(21 << 20) + "\"");
        JsonNode job = refresh();
        assertThat(job.path("failure").path("kind").asString()).isEqualTo("layout-changed");
        assertThat(job.path("failure").path("message").asString()).contains("larger than 20 MB");
        assertThat(known("confirmed")).containsExactly("cs_1");
    }

    @Test
    void a_wrong_secret_is_told_from_a_library_that_is_down_and_no_secret_is_ever_shown() {
        JsonNode job = add("not-it");
        assertThat(job.path("failure").path("kind").asString()).isEqualTo("wrong-credentials");
        var changed = service.sendAs(admin, "PATCH", path(), "{\"clientSecret\": \"" + SECRET + "\"}");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).doesNotContain(SECRET);
        assertThat(lastJob().path("status").asString()).isEqualTo("completed");
        assertThat(service.getAs(admin, SOURCES).body()).doesNotContain(SECRET);
        assertThat(world.sql()
                        .sql("SELECT outside_source::text FROM outside_source")
                        .query(String.class)
                        .list()
                        .toString())
                .doesNotContain(SECRET);
    }

    @Test
    void when_a_source_is_removed_its_rooms_are_free_of_it() {
        hour("cs_1", 0, "Confirmed");
        add(SECRET);
        assertThat(service.sendAs(admin, "DELETE", path(), "").statusCode()).isEqualTo(204);
        assertThat(service.getAs(admin, path()).statusCode()).isEqualTo(404);
        assertThat(world.events("berth.external-bookings", source + "/cs_1", 2).getLast())
                .isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({"THE_SAME_PAGE, the same page again", "NEW_PAGES, more than 10000 bookings"})
    void pages_without_an_end_end_the_run(FakeLibCal.Endless how, String words) {
        libCal.goOn(how);
        JsonNode failure = add(SECRET).path("failure");

        assertThat(failure.path("kind").asString()).isEqualTo("layout-changed");
        assertThat(failure.path("message").asString()).contains(words);
    }

    @Test
    void sources_are_for_admins_and_what_is_wrong_is_named() {
        add(SECRET);
        assertThat(service.getAs(tokens.student(), SOURCES).statusCode()).isEqualTo(403);
        assertThat(service.sendAs(tokens.with(it -> it.claim("role", "staff")), "POST", SOURCES, "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.sendAs(admin, "PATCH", path(), "{\"address\": \"file:///etc/passwd\"}")
                        .body())
                .contains("\"address\"");
        assertThat(service.sendAs(admin, "PATCH", path(), """
                        {"rooms": [{"space": "1", "roomId": "%s"}]}""".formatted(UUID.randomUUID()))
                        .body())
                .contains("\"rooms\"", "names no room of Berth");
        assertThat(service.sendAs(admin, "PATCH", path(), "{\"timeZone\": \"+02:00\"}")
                        .body())
                .contains("\"timeZone\"");
        assertThat(service.sendAs(admin, "POST", SOURCES, "{\"kind\": \"fax\"}").body())
                .contains("\"kind\"");
    }
}
