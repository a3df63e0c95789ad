package dev.berth.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.fuzz.Fuzz;
import dev.berth.platform.testing.TestTokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever somebody sends, they are told what is wrong with it; nothing makes the service stumble. */
@Tag("engines")
class HostileInputTest {
    private static final String FEEDS = "/api/v1/me/feeds";
    /** Another seed is another choice among the hostile values: {@code -Dberth.seed=42}. */
    private static final long SEED = Long.getLong("berth.seed", 1);

    private static final UUID NODE = UUID.randomUUID();
    private static final String NODE_FEED = """
            {"kind":"node","resourceId":"%s"}""".formatted(NODE);

    private static TestTokens tokens;
    private static World world;
    private static RunningService service;
    private static String admin;

    @BeforeAll
    static void start() throws Exception {
        tokens = new TestTokens();
        world = new World().makeTopics();
        service = new RunningService(world, tokens.issuerAddress());
        admin = tokens.of(UUID.randomUUID(), "admin");
        world.resource(NODE, 0, "node-1");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> service.postAs(admin, FEEDS, NODE_FEED).statusCode() == 201);
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
        var outcome = Fuzz.of(
                        Path.of("openapi.json"), URI.create(service.url("/")).getPort())
                .as(admin)
                .as(tokens.student())
                .perField(Integer.getInteger("berth.fuzz", 12))
                .knowing(FEEDS, HostileInputTest::newFeed)
                .knowing("/calendar", HostileInputTest::token)
                .sending("POST " + FEEDS, NODE_FEED, """
                        {"kind":"course-type","courseType":"unique"}""")
                .sending("POST " + FEEDS + "/rotate", "{}", "{\"id\":\"%s\"}".formatted(newFeed()))
                .run(SEED);

        assertThat(outcome.findings())
                .as("%s shots, seed %s", outcome.shots(), SEED)
                .isEmpty();
    }

    /** The same one again, unless it was revoked. */
    private static String newFeed() {
        var answer = service.postAs(admin, FEEDS, NODE_FEED);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return RunningService.json(answer).path("id").asString();
    }

    private static String token() {
        String address = RunningService.json(service.getAs(admin, FEEDS))
                .path("httpsUrl")
                .asString();
        return address.replaceAll(".*/|\\.ics$", "");
    }
}
