package dev.berth.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.sync.connector.Evidence;
import dev.berth.sync.connector.FailureKind;
import dev.berth.sync.connector.ReadOutcome.Failed;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** A person's accounts at portals and their syncs, over HTTP. */
@Tag("engines")
@ExtendWith(OutputCaptureExtension.class)
class PortalAccountsTest {
    private static final String PORTALS = "/api/v1/me/portals";
    private static final String CREDENTIALS = PORTALS + "/fake/credentials";
    private static final String PASSWORD = "hunter2-never-to-be-seen";

    @TempDir
    static Path folder;

    private static TestTokens tokens;
    private static World world;
    private static RunningService service;

    private final UUID person = UUID.randomUUID();
    private final String email = person + "@students.example";
    private String me = "";

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
                        "--spring.config.import=classpath:fake-portal.yml"),
                FakeConnector.Beans.class);
    }

    @AfterAll
    static void stop() {
        service.close();
        world.close();
        tokens.close();
    }

    @BeforeEach
    void signIn() {
        me = tokens.with(it -> it.subject(person.toString()));
    }

    @Test
    void credentials_are_taken_only_from_who_gave_their_berth_password_within_ten_minutes() {
        for (Instant given : Arrays.asList(Instant.now().minus(Duration.ofMinutes(11)), null)) {
            String token = tokens.with(it ->
                    it.subject(person.toString()).claim("auth_time", given == null ? null : given.getEpochSecond()));
            HttpResponse<String> refused = service.sendAs(token, "PUT", CREDENTIALS, body());
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("\"/problems/password-confirmation-required\"");
        }
        assertThat(portal().path("connected").asBoolean()).isFalse();

        String lately = tokens.with(it -> it.subject(person.toString())
                .claim("auth_time", Instant.now().minus(Duration.ofMinutes(9)).getEpochSecond()));
        assertThat(service.sendAs(lately, "PUT", CREDENTIALS, body()).statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_portal_is_connected_read_and_disconnected_and_the_password_is_never_seen() {
        FakeConnector.account(person, reading -> {
            reading.phase("Reading");
            reading.save(FakeConnector.bookings(0, 3, "Ballet"));
            return FakeConnector.everything();
        });
        assertThat(portal().path("connected").asBoolean()).isFalse();
        assertThat(service.getAs(me, CREDENTIALS).statusCode()).isEqualTo(404);

        assertThat(connect().statusCode()).isEqualTo(204);
        JsonNode job = lastJobWhenOver();
        assertThat(job.path("status").asString()).isEqualTo("completed");
        assertThat(job.path("counts").path("added").asInt()).isEqualTo(3);

        String shown = service.getAs(me, CREDENTIALS).body();
        assertThat(shown).contains(email).doesNotContain(PASSWORD);
        assertThat(portal().path("lastSyncedAt").asString("")).isNotEmpty();
        assertThat(everythingInTheDatabase()).doesNotContain(PASSWORD).doesNotContain(email);

        assertThat(service.sendAs(me, "DELETE", CREDENTIALS, "").statusCode()).isEqualTo(204);
        assertThat(service.getAs(me, CREDENTIALS).statusCode()).isEqualTo(404);
        assertThat(service.sendAs(me, "DELETE", CREDENTIALS, "").statusCode()).isEqualTo(404);
        assertThat(world.events("berth.external-bookings", person.toString(), 8))
                .filteredOn("null"::equals)
                .hasSize(4);
    }

    @Test
    void what_was_found_is_listed_page_by_page_for_its_person_only() {
        FakeConnector.account(person, reading -> {
            reading.save(FakeConnector.bookings(0, 5, "Ballet"));
            return FakeConnector.everything();
        });
        connect();
        lastJobWhenOver();
        String address = PORTALS + "/bookings?limit=3";
        JsonNode first = RunningService.json(service.getAs(me, address));
        assertThat(first.path("items").findValuesAsString("id")).containsExactly("id-0", "id-1", "id-2");
        assertThat(first.path("items").get(0).path("portalName").asString()).isEqualTo("Fake portal");
        JsonNode second = RunningService.json(service.getAs(
                me, address + "&cursor=" + first.path("nextCursor").asString()));
        assertThat(second.path("items").findValuesAsString("id")).containsExactly("id-3", "id-4");
        assertThat(second.has("nextCursor")).isFalse();
        JsonNode later = RunningService.json(service.getAs(me, PORTALS + "/bookings?from=2031-01-01T00:00:00Z"));
        assertThat(later.path("items").size()).isZero();
        assertThat(RunningService.json(service.getAs(tokens.student(), PORTALS + "/bookings"))
                        .path("items")
                        .size())
                .isZero();
        assertThat(service.getAs(me, address + "&cursor=odd").statusCode()).isEqualTo(400);
    }

    @Test
    @Tag("race")
    void a_sync_is_asked_for_followed_and_looked_up_with_its_log() {
        CountDownLatch goOn = new CountDownLatch(1);
        FakeConnector.account(person, reading -> {
            reading.phase("Reading bookings");
            reading.seen(7);
            wait(goOn);
            reading.save(FakeConnector.bookings(0, 7, "Ballet"));
            return FakeConnector.everything();
        });
        connect();
        HttpResponse<String> asked = service.sendAs(me, "POST", "/api/v1/me/sync", "{\"portal\":\"fake\"}");
        assertThat(asked.statusCode()).isEqualTo(202);
        String id = RunningService.json(asked).path("jobId").asString();
        assertThat(asked.headers().firstValue("Location")).contains("/api/v1/sync/jobs/" + id);
        await().until(() -> job(id).path("progress").path("rowsSeen").asInt() == 7);
        assertThat(status().path("running").asString("")).isEqualTo(id);

        goOn.countDown();
        String stream = service.getAs(me, "/api/v1/sync/jobs/" + id + "/stream").body();
        assertThat(stream).contains("event:progress").contains("\"status\":\"completed\"");
        assertThat(job(id).path("log").findValuesAsString("text"))
                .containsSubsequence(
                        "Asked for", "Reading bookings", "Done: 7 new, 0 changed, 0 as before, 0 no longer there");
        assertThat(RunningService.json(service.getAs(me, "/api/v1/sync/jobs"))
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void what_failed_is_told_in_words_and_only_admins_see_what_the_browser_saw() {
        byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        FakeConnector.account(
                person,
                reading -> new Failed(
                        FailureKind.LAYOUT_CHANGED,
                        "The portal looks different.",
                        List.of(new Evidence(Evidence.Kind.HTML, "text/html;charset=UTF-8", page))));
        connect();
        JsonNode failed = lastJobWhenOver();
        assertThat(failed.path("failure").path("kind").asString()).isEqualTo("layout-changed");
        String job = "/api/v1/sync/jobs/" + failed.path("id").asString();
        assertThat(RunningService.json(service.getAs(me, job)).has("evidence")).isFalse();
        assertThat(service.getAs(me, job + "/evidence/html").statusCode()).isEqualTo(403);

        String admin = tokens.with(it -> it.claim("role", "admin"));
        assertThat(RunningService.json(service.getAs(admin, job))
                        .path("evidence")
                        .findValuesAsString("kind"))
                .containsExactly("html");
        HttpResponse<String> kept = service.getAs(admin, job + "/evidence/html");
        assertThat(kept.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(kept.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(kept.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox");
        assertThat(service.getAs(admin, job + "/evidence/screenshot").statusCode())
                .isEqualTo(404);
    }

    @Test
    void evidence_is_sealed_in_the_database_and_bound_to_its_job_and_every_reading_is_noted(CapturedOutput output) {
        FakeConnector.account(
                person,
                reading -> new Failed(
                        FailureKind.LAYOUT_CHANGED,
                        "The portal looks different.",
                        List.of(new Evidence(Evidence.Kind.HTML, "text/html", "<p>My bookings</p>".getBytes()))));
        connect();
        UUID job = UUID.fromString(lastJobWhenOver().path("id").asString());
        String dump = world.sql()
                .sql("SELECT encode(sealed, 'escape') FROM sync_job_evidence WHERE job_id = ?")
                .param(job)
                .query(String.class)
                .single();
        assertThat(dump).isNotEmpty().doesNotContain("My bookings");

        UUID reader = UUID.randomUUID();
        String admin = tokens.with(it -> it.subject(reader.toString()).claim("role", "admin"));
        String path = "/api/v1/sync/jobs/" + job + "/evidence/html";
        assertThat(service.getAs(admin, path).body()).isEqualTo("<p>My bookings</p>");
        assertThat(world.sql()
                        .sql("SELECT count(*) FROM evidence_reading WHERE job_id = ? AND kind = 'html' AND read_by = ?")
                        .params(job, reader)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(output.getAll())
                .contains("event=evidence-read person=" + reader + " job=" + job)
                .contains("event=portal-credentials-set person=" + person)
                .doesNotContain("My bookings");

        world.sql()
                .sql("UPDATE sync_job SET source_id = ? WHERE id = ?")
                .params("fake:" + UUID.randomUUID(), job)
                .update();
        assertThat(service.getAs(admin, path).statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_somebody_elses_is_not_there() {
        FakeConnector.account(person, reading -> FakeConnector.everything());
        connect();
        String job = "/api/v1/sync/jobs/" + lastJobWhenOver().path("id").asString();
        assertThat(service.getAs(tokens.student(), job).statusCode()).isEqualTo(404);
        assertThat(service.getAs(tokens.student(), job + "/stream").statusCode())
                .isEqualTo(404);
        assertThat(RunningService.json(service.getAs(tokens.student(), "/api/v1/sync/jobs"))
                        .path("items")
                        .size())
                .isZero();
        String admin = tokens.with(it -> it.claim("role", "admin"));
        assertThat(service.getAs(admin, job).statusCode()).isEqualTo(200);
    }

    @Test
    void what_makes_no_sense_is_refused_at_its_field() {
        HttpResponse<String> refused = service.sendAs(me, "PUT", CREDENTIALS, "{\"email\":\"\",\"password\":\"x\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RunningService.json(refused).path("type").asString()).isEqualTo("/problems/invalid-input");
        assertThat(RunningService.json(refused).path("errors").findValuesAsString("field"))
                .containsExactly("email");
        assertThat(service.sendAs(me, "PUT", PORTALS + "/unknown/credentials", body())
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.sendAs(me, "POST", "/api/v1/me/sync", "").statusCode())
                .isEqualTo(404);
        assertThat(service.getAs(me, "/api/v1/sync/jobs/nonsense").statusCode()).isEqualTo(404);
        assertThat(service.getAs(me, "/api/v1/sync/jobs?status=odd").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> connect() {
        return service.sendAs(me, "PUT", CREDENTIALS, body());
    }

    private String body() {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
    }

    private JsonNode portal() {
        return RunningService.json(service.getAs(me, PORTALS)).path("items").get(0);
    }

    private JsonNode status() {
        return RunningService.json(service.getAs(me, "/api/v1/me/sync/status"))
                .path("items")
                .get(0);
    }

    private JsonNode lastJobWhenOver() {
        await().until(() ->
                !status().path("lastJob").path("endedAt").asString("").isEmpty());
        return status().path("lastJob");
    }

    private static JsonNode job(String id) {
        return RunningService.json(
                service.getAs(tokens.with(it -> it.claim("role", "admin")), "/api/v1/sync/jobs/" + id));
    }

    /** Every row of every table, as a dump would have it. */
    private static String everythingInTheDatabase() {
        StringBuilder all = new StringBuilder();
        List<String> tables = world.sql()
                .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'sync'")
                .<String>query((row, n) -> row.getString(1))
                .list();
        for (String table : tables) {
            world.sql()
                    .sql("SELECT t::text FROM " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(all::append);
        }
        world.sql()
                .sql("SELECT encode(sealed, 'escape') || encode(wrapped_key, 'escape') FROM portal_account")
                .query(String.class)
                .list()
                .forEach(all::append);
        return all.toString();
    }

    private static void wait(CountDownLatch goOn) {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
