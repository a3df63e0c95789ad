package dev.berth.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who may ask, and how every refusal looks. */
@Tag("engines")
class HttpEdgeTest {
    private static final Path API = Path.of("openapi.json");
    private static final String FEEDS = "/api/v1/me/feeds";
    private static final String ANYTHING = "/api/v1/me/anything";

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
    void nothing_is_served_without_a_token() {
        assertProblem(service.get(ANYTHING), 401, "unauthorized");
        assertProblem(service.get("/actuator/env"), 401, "unauthorized");
    }

    @Test
    void with_a_token_what_does_not_exist_is_not_found() {
        assertProblem(service.getAs(tokens.student(), ANYTHING), 404, "not-found");
    }

    @Test
    void a_token_that_is_not_ours_is_refused() {
        assertProblem(service.getAs("nonsense", ANYTHING), 401, "unauthorized");
        assertProblem(service.getAs(tokens.signedByAStranger(), ANYTHING), 401, "unauthorized");
        assertProblem(service.getAs(tokens.with(it -> it.issuer("someone")), ANYTHING), 401, "unauthorized");
        assertProblem(service.getAs(tokens.with(it -> it.audience("other")), ANYTHING), 401, "unauthorized");
        assertProblem(service.getAs(tokens.with(it -> it.expirationTime(null)), ANYTHING), 401, "unauthorized");
        assertProblem(service.getAs(tokens.with(it -> it.expirationTime(new Date(0))), ANYTHING), 401, "unauthorized");
    }

    @Test
    void a_token_without_a_role_that_we_know_is_forbidden() {
        assertProblem(service.getAs(tokens.with(it -> it.claim("role", "visitor")), ANYTHING), 403, "forbidden");
    }

    @Test
    void health_names_its_dependencies() {
        assertThat(service.health("db")).isEqualTo("UP");
        assertThat(service.health("kafka")).isEqualTo("UP");
        assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void the_request_keeps_the_id_that_the_gateway_gave_it() {
        assertThat(service.get("/v3/api-docs", "X-Request-Id", "abc-1")
                        .headers()
                        .firstValue("X-Request-Id"))
                .contains("abc-1");
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
    @ValueSource(strings = {"", "{", "nonsense", "{\"kind\":}", "{\"kind\":\"room\"", "[]", "5", "\"text\""})
    void what_is_no_json_object_is_malformed(String body) {
        assertProblem(service.postAs(tokens.student(), FEEDS, body), 400, "malformed-request");
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
