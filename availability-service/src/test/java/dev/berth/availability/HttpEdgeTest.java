package dev.berth.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.testing.EveryAddress;
import dev.berth.platform.testing.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask, and how every refusal looks. */
@Tag("engines")
class HttpEdgeTest {
    private static final Path API = Path.of("openapi.json");
    private static final String SEARCH = "/api/v1/availability/search?kind=compute&duration=60&from=%s&to=%s"
            .formatted(Instant.now(), Instant.now().plus(Duration.ofDays(1)));

    private static TestTokens tokens;
    private static Publisher publisher;
    private static Replica replica;

    @BeforeAll
    static void start() throws Exception {
        tokens = new TestTokens();
        publisher = new Publisher().makeTopics();
        publisher.node(UUID.randomUUID(), 0, 8);
        replica = Replica.caughtUp(publisher, tokens);
    }

    @AfterAll
    static void stop() {
        replica.close();
        publisher.close();
        tokens.close();
    }

    @Test
    void a_student_is_answered() {
        var answer = replica.get(SEARCH + "&cores=2&memoryGb=4&gpus=0&tags=cuda&limit=5");
        assertThat(answer.statusCode()).isEqualTo(200);
        var result = Replica.json(answer).path("results").path(0);
        assertThat(result.at("/resource/kind").asString()).isEqualTo("node");
        assertThat(result.at("/slots/0/durationMinutes").asInt()).isGreaterThanOrEqualTo(24 * 60 - 15);
        assertThat(Instant.parse(result.path("nextAvailable").asString())).isBefore(Instant.now());
        assertThat(Replica.json(answer).path("asOf").asString()).isNotEmpty();
    }

    @Test
    void no_address_answers_without_a_token() {
        assertThat(EveryAddress.of(replica.context()).notAnswering(401, null)).isEmpty();
    }

    @Test
    void when_the_keys_cannot_be_had_it_says_unavailable_and_not_unauthorized() throws Exception {
        TestTokens gone = new TestTokens();
        gone.close();
        try (Replica alone = new Replica(publisher, gone)) {
            assertProblem(alone.get(SEARCH), 503, "unavailable");
        }
    }

    @Test
    void what_does_not_exist_is_told_as_a_problem() {
        assertProblem(replica.get("/api/v1/availability/nothing"), 404, "not-found");
        var post = replica.request(SEARCH).POST(BodyPublishers.noBody());
        assertProblem(
                replica.send(post.header("Authorization", "Bearer " + tokens.student())
                        .build()),
                405,
                "method-not-allowed");
    }

    @Test
    void every_missing_field_is_named_at_once() {
        assertThat(fields("/api/v1/availability/search")).containsExactlyInAnyOrder("kind", "from", "to", "duration");
    }

    @ParameterizedTest
    @CsvSource({
        "cores=many, cores",
        "cores=0, cores",
        "memoryGb=-1, memoryGb",
        "gpus=99, gpus",
        "resourceId=gpu-1, resourceId",
        "limit=0, limit",
        "limit=201, limit",
        "capacity=0, capacity"
    })
    void a_value_that_makes_no_sense_is_named(String parameter, String field) {
        assertThat(fields(SEARCH + "&" + parameter)).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({"kind=compute, kind=boat, kind", "duration=60, duration=50, duration", "from=, from=tomorrow-, from"})
    void a_wish_that_makes_no_sense_is_named(String right, String wrong, String field) {
        assertThat(fields(SEARCH.replace(right, wrong))).containsExactly(field);
    }

    @Test
    void a_position_that_is_not_reached_in_time_is_said_and_nonsense_is_refused() {
        String unknown = Base64.getUrlEncoder().encodeToString((UUID.randomUUID() + "@0").getBytes());
        var waited = replica.get(SEARCH, tokens.student(), "Berth-Position", unknown);
        assertThat(Replica.json(waited).path("stale").asBoolean()).isTrue();
        assertThat(Replica.json(replica.get(SEARCH)).has("stale")).isFalse();
        assertThat(replica.send(replica.request("/actuator/prometheus").build()).body())
                .containsPattern("berth_positions_total\\{outcome=\"stale\"} [1-9]")
                .containsPattern(
                        "http_server_requests_seconds_bucket\\{[^}]*uri=\"/api/v1/availability/search\",le=\"0.05\"}");
        assertProblem(replica.get(SEARCH, tokens.student(), "Berth-Position", "?"), 400, "invalid-input");
    }

    @Test
    void the_calendar_shows_the_node_and_refuses_what_makes_no_sense() {
        String day = "/api/v1/availability/calendar?from=%s&to=%s"
                .formatted(Instant.now(), Instant.now().plus(Duration.ofDays(1)));
        var answer = replica.get(day + "&kind=node");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Replica.json(answer).at("/items/0/state").asString()).isEqualTo("free");
        assertThat(fields(day + "&kind=boat")).containsExactly("kind");
        assertThat(fields(day + "&limit=5001")).containsExactly("limit");
        assertThat(fields("/api/v1/availability/calendar")).containsExactlyInAnyOrder("from", "to");
    }

    @Test
    void messages_are_for_people() {
        assertThat(replica.get(SEARCH + "&cores=many").body()).doesNotContain("java");
        assertThat(replica.get(SEARCH.replace("compute", "boat")).body()).contains("only these kinds are served");
    }

    /** {@code -Dberth.openapi.refresh=true} writes the file anew. */
    @Test
    void the_api_document_is_the_one_that_is_committed() throws Exception {
        var document = replica.send(replica.request("/v3/api-docs").build());
        String pretty = Replica.json(document).toPrettyString() + "\n";
        if (Boolean.getBoolean("berth.openapi.refresh")) {
            Files.writeString(API, pretty);
        }
        assertThat(pretty).isEqualTo(Files.readString(API));
    }

    private static List<String> fields(String path) {
        var answer = replica.get(path);
        assertProblem(answer, 400, "invalid-input");
        return Replica.json(answer)
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Replica.json(answer).path("type").asString()).isEqualTo("/problems/" + slug);
        assertThat(Replica.json(answer).path("status").asInt()).isEqualTo(status);
    }
}
