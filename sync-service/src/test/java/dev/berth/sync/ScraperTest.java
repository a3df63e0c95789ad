package dev.berth.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.berth.engines.Engines;
import dev.berth.portal.Behaviour;
import dev.berth.portal.Behaviour.View;
import dev.berth.portal.Programme;
import dev.berth.portal.Reservation;
import dev.berth.portal.StageDoor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** The whole way: a real portal over HTTP, a real browser, the real service, a real database. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("engines")
class ScraperTest {
    private static final String PASSWORD = "Zwei&Wörter<\"'>in-keinem-Log";
    private static final ZonedDateTime DAY = ZonedDateTime.of(LocalDateTime.of(2030, 6, 3, 0, 0), Programme.ZONE);

    @TempDir
    static Path folder;

    private static StageDoor portal;
    private static TestTokens tokens;
    private static World world;
    private static RunningService service;
    private static String admin;

    private final UUID person = UUID.randomUUID();
    private final String email = person + "@stage.example";
    private String me = "";

    @BeforeAll
    static void start() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
        portal = new StageDoor(0);
        tokens = new TestTokens();
        world = new World().makeTopics();
        admin = tokens.with(it -> it.claim("role", "admin"));
        List<String> settings = new ArrayList<>(List.of(
                "--BERTH_SYNC_KEY_FILE=" + folder.resolve("key.json"), "--BERTH_STAGE_DOOR_URL=" + portal.address()));
        settings.addAll(portal("stage-door", "60s"));
        settings.addAll(portal("impatient", "6s"));
        service = new RunningService(world, tokens.issuerAddress(), settings);
    }

    /** Stage Door, read with more or less patience; what settles at once on this machine takes longer elsewhere. */
    private static List<String> portal(String id, String patience) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("stage-door.yml"));
        String prefix = "--berth.sync.portals." + id;
        List<String> settings =
                new ArrayList<>(List.of(prefix + ".list.settle=250ms", prefix + ".timeout=" + patience));
        Objects.requireNonNull(yaml.getObject())
                .forEach((key, value) -> settings.add("--" + key.toString().replace("stage-door", id) + "=" + value));
        return settings;
    }

    @AfterAll
    static void stop() {
        service.close();
        world.close();
        tokens.close();
        portal.close();
    }

    @BeforeEach
    void signIn() {
        me = tokens.with(it -> it.subject(person.toString()));
    }

    @AfterEach
    void the_portal_is_open_for_the_next() {
        portal.down(false);
    }

    @Test
    void every_row_is_brought_in_once_a_second_run_changes_nothing_and_changes_are_updates() {
        var account = portal.account(email, PASSWORD, Programme.from(DAY, 70), Behaviour.USUAL);
        connect(PASSWORD);
        assertThat(counts(finished())).isEqualTo("70 new, 0 changed, 0 same, 0 gone");
        assertThat(known()).isEqualTo(70);

        assertThat(counts(syncAgain())).isEqualTo("0 new, 0 changed, 70 same, 0 gone");

        List<Reservation> changed = new ArrayList<>(account.rows().subList(0, 68));
        for (int n = 0; n < 10; n++) {
            changed.set(n * 6, changed.get(n * 6).named("Moved to the attic"));
        }
        account.has(changed);
        assertThat(counts(syncAgain())).isEqualTo("0 new, 10 changed, 58 same, 2 gone");

        assertThat(row(Programme.id(1)))
                .isEqualTo(
                        "Contemporary, level 2|Studio 2, Old Tram Depot|2030-06-03T11:30:00Z|2030-06-03T13:00:00Z|confirmed|€ 13.50|"
                                + portal.address() + "/s/booking/" + Programme.id(1));
        assertThat(row(Programme.id(3))).contains("|tentative|");
    }

    @Test
    void a_list_that_only_keeps_what_is_in_sight_and_stumbles_is_read_to_its_end() {
        portal.account(
                email,
                PASSWORD,
                Programme.from(DAY, 110),
                Behaviour.USUAL.virtually().hiccuping());
        connect(PASSWORD);
        assertThat(counts(finished())).isEqualTo("110 new, 0 changed, 0 same, 0 gone");
    }

    /** The hour that comes twice in autumn, by name and by duration, and the one that is left out in spring. */
    @Test
    void hours_in_which_clocks_are_changed_are_the_right_ones() {
        ZonedDateTime first = Instant.parse("2030-10-27T00:15:00Z").atZone(Programme.ZONE);
        var rows = List.of(
                class_("summer", first, 30),
                class_("winter", first.plusHours(1), 30),
                class_("both", first, 90),
                class_("spring", Instant.parse("2030-03-31T00:30:00Z").atZone(Programme.ZONE), 60));
        var account = portal.account(email, PASSWORD, rows, Behaviour.USUAL);
        connect(PASSWORD);
        finished();
        assertThat(row("summer")).contains("|2030-10-27T00:15:00Z|2030-10-27T00:45:00Z|");
        assertThat(row("winter")).contains("|2030-10-27T01:15:00Z|2030-10-27T01:45:00Z|");
        assertThat(row("both")).contains("|2030-10-27T00:15:00Z|2030-10-27T01:45:00Z|");
        assertThat(row("spring")).contains("|2030-03-31T00:30:00Z|2030-03-31T01:30:00Z|");

        account.behaves(Behaviour.USUAL.withoutZoneNames());
        account.has(List.of(class_("both", first, 90)));
        syncAgain();
        assertThat(row("both")).contains("|2030-10-27T00:15:00Z|2030-10-27T01:45:00Z|");
    }

    @Test
    void somebody_without_bookings_has_none() {
        portal.account(email, PASSWORD, List.of(), Behaviour.USUAL);
        connect(PASSWORD);
        assertThat(counts(finished())).isEqualTo("0 new, 0 changed, 0 same, 0 gone");
    }

    @Test
    void wrong_credentials_are_told_as_such_and_are_not_tried_again_by_themselves(CapturedOutput output) {
        portal.account(email, PASSWORD, Programme.from(DAY, 5), Behaviour.USUAL);
        connect("not " + PASSWORD);
        JsonNode failed = finished();
        assertFailed(failed, "wrong-credentials", "refused the e-mail or the password");
        assertThat(portalState()).isEqualTo("wrong-credentials");
        world.sql()
                .sql("UPDATE portal_account SET next_sync_at = now() - interval '1 h'")
                .update();

        connect(PASSWORD);
        assertThat(counts(finished())).isEqualTo("5 new, 0 changed, 0 same, 0 gone");
        assertThat(portalState()).isEqualTo("ok");
        assertThat(output.getAll()).doesNotContain(PASSWORD).doesNotContain("not Zwei");
    }

    @Test
    void a_portal_that_wants_a_code_says_so() {
        portal.account(email, PASSWORD, List.of(), Behaviour.USUAL.with(View.CHALLENGED));
        connect(PASSWORD);
        assertFailed(finished(), "wrong-credentials", "asks for more than e-mail and password");
    }

    @Test
    void a_relaunched_portal_is_told_from_an_empty_one_and_nothing_is_taken_for_gone() {
        var account = portal.account(email, PASSWORD, Programme.from(DAY, 5), Behaviour.USUAL);
        connect(PASSWORD);
        finished();
        account.behaves(Behaviour.USUAL.with(View.RELAUNCHED));
        JsonNode failed = syncAgain();
        assertFailed(failed, "layout-changed", "the list of bookings is not there");
        account.behaves(Behaviour.USUAL.with(View.TIMELESS));
        assertFailed(syncAgain(), "layout-changed", "5 of 5 rows do not read as bookings");
        assertThat(known()).isEqualTo(5);
        assertThat(evidence(failed, "html"))
                .contains("class=\"tile\"")
                .doesNotContain(PASSWORD)
                .doesNotContainIgnoringCase(email);
    }

    @Test
    void a_portal_that_is_down_or_broken_is_told_as_down() {
        var account = portal.account(email, PASSWORD, Programme.from(DAY, 5), Behaviour.USUAL.with(View.BROKEN));
        connect(PASSWORD);
        assertFailed(finished(), "portal-down", "it answers 503");
        portal.down(true);
        JsonNode failed = syncAgain();
        assertFailed(failed, "portal-down", "it answers 503");
        assertThat(evidence(failed, "html")).contains("Down for maintenance");
        portal.down(false);
        account.behaves(Behaviour.USUAL);
        assertThat(counts(syncAgain())).isEqualTo("5 new, 0 changed, 0 same, 0 gone");
    }

    @Test
    void a_portal_that_never_ends_to_load_is_told_as_timed_out() {
        portal.account(email, PASSWORD, Programme.from(DAY, 5), Behaviour.USUAL.with(View.HANGING));
        connect("impatient", PASSWORD);
        assertFailed(finished(), "timed-out", "took too long");
    }

    @Test
    void a_thousand_rows_are_read_in_less_than_500_megabytes() {
        assumeTrue(BrowserMemory.canBeMeasured(), "needs Linux and chromium-headless-shell");
        portal.account(email, PASSWORD, Programme.from(DAY, 1000), Behaviour.USUAL);
        connect(PASSWORD);
        BrowserMemory memory = new BrowserMemory();
        await().until(() -> {
            memory.look();
            return !lastJob().path("endedAt").asString("").isEmpty();
        });
        assertThat(counts(lastJob())).isEqualTo("1000 new, 0 changed, 0 same, 0 gone");
        assertThat(memory.mostMegabytes()).isBetween(1L, 500L);
    }

    /** As an admin does it: another process with the service's settings, while the service runs. */
    @Test
    void after_the_key_was_rotated_on_the_command_line_the_portal_is_read_as_before() throws Exception {
        portal.account(email, PASSWORD, Programme.from(DAY, 5), Behaviour.USUAL);
        connect(PASSWORD);
        finished();
        List<String> before = keysInUse();

        assertThat(rotateKey())
                .containsPattern("The new key is \\d+; [1-9]\\d* passwords wrapped anew, 0 could not be");
        assertThat(keysInUse()).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(counts(syncAgain())).isEqualTo("0 new, 0 changed, 5 same, 0 gone");
    }

    private static String rotateKey() throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SyncService.class.getName(),
                        "rotate-key")
                .redirectErrorStream(true);
        command.environment()
                .putAll(Map.of(
                        "BERTH_SYNC_KEY_FILE", folder.resolve("key.json").toString(),
                        "BERTH_DB_URL", world.roles.jdbcUrl(),
                        "BERTH_DB_USER", world.roles.user(),
                        "BERTH_DB_PASSWORD", world.roles.userPassword(),
                        "BERTH_DB_OWNER", world.roles.owner(),
                        "BERTH_DB_OWNER_PASSWORD", world.roles.ownerPassword(),
                        "BERTH_KAFKA", Engines.kafka().bootstrapServers()));
        Process rotation = command.start();
        String said = new String(rotation.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(rotation.waitFor()).as(said).isZero();
        return said;
    }

    private static List<String> keysInUse() {
        return world.sql()
                .sql("SELECT DISTINCT key_id FROM portal_account")
                .query((row, n) -> row.getString("key_id"))
                .list();
    }

    private static Reservation class_(String id, ZonedDateTime starts, int minutes) {
        return new Reservation(
                id, "Night class", starts, Duration.ofMinutes(minutes), "Attic", "Aurora House", "Confirmed", "€ 5.00");
    }

    private void connect(String password) {
        connect("stage-door", password);
    }

    private void connect(String to, String password) {
        String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password.replace("\"", "\\\""));
        assertThat(service.sendAs(me, "PUT", "/api/v1/me/portals/" + to + "/credentials", body)
                        .statusCode())
                .isEqualTo(204);
    }

    private JsonNode syncAgain() {
        assertThat(service.sendAs(me, "POST", "/api/v1/me/sync", "").statusCode())
                .isEqualTo(202);
        return finished();
    }

    private JsonNode finished() {
        await().until(() -> !lastJob().path("endedAt").asString("").isEmpty());
        return lastJob();
    }

    private JsonNode lastJob() {
        return RunningService.json(service.getAs(me, "/api/v1/me/sync/status"))
                .path("items")
                .path(0)
                .path("lastJob");
    }

    private String portalState() {
        return RunningService.json(service.getAs(me, "/api/v1/me/portals/stage-door/credentials"))
                .path("state")
                .asString("");
    }

    private static String counts(JsonNode job) {
        JsonNode counts = job.path("counts");
        assertThat(job.path("status").asString()).as("%s", job).isEqualTo("completed");
        return "%d new, %d changed, %d same, %d gone"
                .formatted(
                        counts.path("added").asInt(),
                        counts.path("updated").asInt(),
                        counts.path("unchanged").asInt(),
                        counts.path("vanished").asInt());
    }

    private void assertFailed(JsonNode job, String kind, String words) {
        assertThat(job.path("failure").path("kind").asString("")).as("%s", job).isEqualTo(kind);
        assertThat(job.path("failure").path("message").asString("")).contains("Stage Door", words);
        JsonNode seen = RunningService.json(
                service.getAs(admin, "/api/v1/sync/jobs/" + job.path("id").asString()));
        assertThat(seen.path("evidence").findValuesAsString("kind")).contains("screenshot", "html");
    }

    private static String evidence(JsonNode job, String kind) {
        String address = "/api/v1/sync/jobs/" + job.path("id").asString() + "/evidence/" + kind;
        return new String(
                service.getAs(admin, address).body().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private long known() {
        return world.sql()
                .sql("SELECT count(*) FROM external_booking WHERE person_id = ? AND vanished_at IS NULL")
                .param(person)
                .query(Long.class)
                .single();
    }

    private String row(String id) {
        return world.sql()
                .sql("SELECT * FROM external_booking WHERE person_id = ? AND external_id = ?")
                .params(person, id)
                .query((row, n) -> String.join(
                        "|",
                        row.getString("title"),
                        row.getString("location"),
                        row.getObject("starts_at", java.time.OffsetDateTime.class)
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toInstant()
                                .toString(),
                        row.getObject("ends_at", java.time.OffsetDateTime.class)
                                .toInstant()
                                .toString(),
                        row.getString("status"),
                        row.getString("price"),
                        row.getString("url")))
                .single();
    }
}
