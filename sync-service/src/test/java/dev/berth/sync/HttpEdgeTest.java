package dev.berth.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
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
    private static final String CALENDARS = "/api/v1/me/calendars";
    private static final String SOURCES = "/api/v1/sync/sources";
    private static final String ANYTHING = "/api/v1/sync/anything";

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
    @ValueSource(strings = {"", "{", "nonsense", "{\"name\":}", "{\"name\":\"a\"", "{\"name\":01}"})
    void what_is_not_json_is_malformed(String body) {
        assertProblem(service.sendAs(tokens.student(), "POST", CALENDARS, body), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"text\""})
    void json_that_is_no_object_is_malformed(String body) {
        assertProblem(service.sendAs(tokens.student(), "POST", CALENDARS, body), 400, "malformed-request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\": {}} | name | must be text",
                "{\"name\": [\"x\"]} | name | must be text",
                "{\"name\": \"a\\u0000b\"} | name | must be text",
                "{\"enabled\": \"perhaps\"} | enabled | must be true or false",
                "{\"locationIds\": \"1\"} | locationIds | must be a list",
                "{\"locationIds\": [{}]} | locationIds[0] | must be text",
                "{\"rooms\": {\"space\": \"1\"}} | rooms | must be a list",
                "{\"rooms\": [5]} | rooms[0] | must be an object",
                "{\"rooms\": [{\"space\": \"1\", \"roomId\": \"room\"}]} | rooms[0].roomId | must be an id (UUID)",
            })
    void a_field_of_the_wrong_type_is_named(String body, String field, String message) {
        var answer = service.sendAs(admin(), "POST", SOURCES, body);

        assertProblem(answer, 400, "invalid-input");
        JsonNode error = RunningService.json(answer).path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("message").asString()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"kind\": \"libcal\", \"name\": \"\", \"timeZone\": \"Mars\"} | name, timeZone, address, clientId, clientSecret",
                "{\"kind\": \"ics\", \"name\": \" \", \"address\": \"nonsense\", \"timeZone\": \"UTC\"} | name, address",
                "{} | kind, name, timeZone",
            })
    void every_field_of_a_source_that_is_wrong_is_named_at_once_in_words_of_ours(String body, String fields) {
        var answer = service.sendAs(admin(), "POST", SOURCES, body);

        assertProblem(answer, 400, "invalid-input");
        assertThat(fieldsOf(answer)).containsExactly(fields.split(", "));
        assertThat(answer.body()).doesNotContain("size must be");
    }

    @Test
    void every_field_of_a_calendar_that_is_wrong_is_named_at_once() {
        String body = "{\"name\": \"\", \"address\": \"nonsense\", \"timeZone\": \"Mars\"}";
        var answer = service.sendAs(tokens.student(), "POST", CALENDARS, body);

        assertProblem(answer, 400, "invalid-input");
        assertThat(fieldsOf(answer)).containsExactly("name", "address", "timeZone");
    }

    @Test
    void a_body_that_cannot_be_read_is_not_echoed() {
        String secret = "hunter2";
        var answer = service.sendAs(
                tokens.student(),
                "PUT",
                "/api/v1/me/portals/any/credentials",
                "{\"email\": \"ada@example.org\", \"password\": [\"" + secret + "\"]}");

        assertProblem(answer, 400, "invalid-input");
        assertThat(answer.body()).contains("\"field\":\"password\"").doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/me/portals/bookings?from=yesterday, from, must be a UTC instant like 2026-12-01T09:00:00Z",
        "/api/v1/me/portals/bookings?limit=many, limit, must be a whole number",
        "/api/v1/sync/jobs?mine=perhaps, mine, must be true or false",
        "/api/v1/sync/jobs?cursor=x, cursor, must be an id (UUID)",
    })
    void a_query_parameter_of_the_wrong_type_is_named(String address, String parameter, String message) {
        var answer = service.getAs(tokens.student(), address);

        assertProblem(answer, 400, "invalid-input");
        JsonNode error = RunningService.json(answer).path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(parameter);
        assertThat(error.path("message").asString()).isEqualTo(message);
    }

    private static List<String> fieldsOf(HttpResponse<String> answer) {
        return RunningService.json(answer)
                .path("errors")
                .valueStream()
                .map(it -> it.path("field").asString())
                .toList();
    }

    private static String admin() {
        return tokens.with(it -> it.claim("role", "admin"));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(RunningService.json(answer).path("type").asString()).isEqualTo("/problems/" + slug);
    }
}
