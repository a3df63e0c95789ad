package dev.berth.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.fuzz.Fuzz;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever somebody sends, they are told what is wrong with it; nothing makes the service stumble. */
@Tag("engines")
class HostileInputTest {
    private static final String SOURCES = "/api/v1/sync/sources";
    /** Another seed is another choice among the hostile values: {@code -Dberth.seed=42}. */
    private static final long SEED = Long.getLong("berth.seed", 1);

    private static final UUID ROOM = UUID.randomUUID();

    @TempDir
    static Path folder;

    private static TestTokens tokens;
    private static World world;
    private static RunningService service;
    private static String admin;

    /** What is asked for is written down and not done: nobody else's server hears of this. */
    @BeforeAll
    static void start() throws Exception {
        tokens = new TestTokens();
        world = new World().makeTopics();
        service = new RunningService(
                world,
                tokens.issuerAddress(),
                List.of(
                        "--BERTH_SYNC_KEY_FILE=" + folder.resolve("key.json"),
                        "--spring.config.import=classpath:fake-portal.yml",
                        "--berth.sync.manual.per-person=1000000",
                        "--berth.sync.manual.in-all=1000000",
                        "--berth.sync.jobs.run=false"));
        admin = tokens.with(it -> it.claim("role", "admin"));
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

    /** Every operation, parameter and field of the API's document, each with hostile values. */
    @Test
    void nothing_that_the_document_describes_makes_the_service_stumble() {
        var outcome = Fuzz.of(Path.of("openapi.json"), service.port())
                .as(admin)
                .as(tokens.student())
                .perField(Integer.getInteger("berth.fuzz", 12))
                .knowing(SOURCES, this::newSource)
                .knowing("/api/v1/me/portals", () -> "fake")
                .knowing("/api/v1/sync/jobs", this::newJob)
                .sending("PUT /api/v1/me/portals/{portal}/credentials", """
                        {"email":"ada@example.org","password":"unique"}""")
                .sending("POST /api/v1/me/sync", "{}", "{\"portal\":\"fake\"}")
                .sending("POST " + SOURCES, source("libcal"), source("ics"))
                .sending("PATCH " + SOURCES + "/{id}", source("libcal"))
                .run(SEED);

        assertThat(outcome.findings())
                .as("%s shots, seed %s", outcome.shots(), SEED)
                .isEmpty();
    }

    private static String source(String kind) {
        return """
                {"kind":"%s","name":"unique","enabled":true,"address":"https://library.invalid/","clientId":"berth",
                 "clientSecret":"unique","locationIds":["1"],"timeZone":"Europe/Berlin",
                 "rooms":[{"space":"1","roomId":"%s"}]}""".formatted(kind, ROOM);
    }

    private String newSource() {
        var answer = service.sendAs(admin, "POST", SOURCES, source("libcal"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return RunningService.json(answer).path("id").asString();
    }

    private String newJob() {
        var answer = service.sendAs(admin, "POST", SOURCES + "/" + newSource() + "/refresh", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return RunningService.json(answer).path("jobId").asString();
    }
}
