package dev.berth.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.testing.EveryAddress;
import dev.berth.platform.testing.TestTokens;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who may ask, and how every refusal looks. */
@Tag("engines")
class HttpEdgeTest {
    private static final Path API = Path.of("openapi.json");
    private static final String FEEDS = "/api/v1/me/feeds";

    private static TestTokens tokens;
    private static World world;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        tokens = new TestTokens();
        world = new World().makeTopics();
        service = new RunningService(world, tokens.issuerAddress());
    }

    @AfterAll
    static void stop() {
        service.close();
        world.close();
        tokens.close();
    }

    @Test
    void no_address_but_a_calendars_answers_without_a_token() {
        assertThat(EveryAddress.of(service.context()).except("/calendar/**").notAnswering(401, null))
                .isEmpty();
        assertProblem(service.get("/calendar/" + "0".repeat(40) + ".ics"), 404, "not-found");
    }

    @Test
    void health_names_its_dependencies() {
        assertThat(service.health("db")).isEqualTo("UP");
        assertThat(service.health("kafka")).isEqualTo("UP");
        assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    /** {@code -Dberth.openapi.refresh=true} writes the file anew. */
    @Test
    void the_api_document_is_the_one_that_is_committed() throws Exception {
        String pretty = RunningService.json(service.get("/v3/api-docs")).toPrettyString() + "\n";
        if (Boolean.getBoolean("berth.openapi.refresh")) {
            Files.writeString(API, pretty);
        }
        assertThat(pretty).isEqualTo(Files.readString(API));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"kind\": \"boat\"} | kind | must be one of person, room, node, course-type",
                "{\"kind\": {}} | kind | must be one of person, room, node, course-type",
                "{\"kind\": \"room\", \"resourceId\": \"room 1\"} | resourceId | must be an id (UUID)",
                "{\"kind\": \"room\", \"resourceId\": []} | resourceId | must be an id (UUID)",
                "{\"kind\": \"course-type\", \"courseType\": {}} | courseType | must be text",
                "{\"kind\": \"course-type\", \"courseType\": \"a\\u0000b\"} | courseType | must be text",
            })
    void a_field_that_cannot_be_read_is_named_and_not_echoed(String body, String field, String message) {
        var answer = service.postAs(tokens.student(), FEEDS, body);

        assertProblem(answer, 400, "invalid-input");
        JsonNode error = RunningService.json(answer).path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("message").asString()).isEqualTo(message);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(RunningService.json(answer).path("type").asString()).isEqualTo("/problems/" + slug);
    }
}
