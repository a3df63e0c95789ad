package dev.berth.feed;

import dev.berth.platform.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** The service with real engines around it. Every test has people, rooms and courses of its own. */
abstract class FeedsHouse {
    // Near the real now, because what is long over leaves the feeds.
    static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.DAYS);
    static final String FEEDS = "/api/v1/me/feeds";

    static TestTokens tokens;
    static World world;
    static RunningService service;

    final UUID person = UUID.randomUUID();
    String student;

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

    static void roomIs(UUID id, long version, String name, String location) {
        world.tell(
                world.resources,
                "resource",
                id,
                version,
                at(version),
                Map.of("kind", "room", "name", name, "location", location, "branch", "Library", "status", "open"));
    }

    static Instant at(long version) {
        return TODAY.plusSeconds(version);
    }

    static JsonNode feeds(String token) {
        return RunningService.json(service.getAs(token, FEEDS));
    }

    HttpResponse<String> added(String token, String kind, UUID resource) {
        return service.postAs(token, FEEDS, "{\"kind\": \"%s\", \"resourceId\": \"%s\"}".formatted(kind, resource));
    }

    HttpResponse<String> addedCourse(String type) {
        return service.postAs(student, FEEDS, "{\"kind\": \"course-type\", \"courseType\": \"%s\"}".formatted(type));
    }

    String ownFeed() {
        return path(feeds(student));
    }

    static String path(JsonNode feed) {
        return URI.create(feed.path("httpsUrl").asString()).getPath();
    }
}
