package dev.berth.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.platform.testing.EveryAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What a service has by depending on the platform. */
@Tag("engines")
@ExtendWith(OutputCaptureExtension.class)
class ExampleServiceTest {
    private static Example example;

    @BeforeAll
    static void start() throws Exception {
        example = new Example();
    }

    @AfterAll
    static void stop() {
        example.close();
    }

    @Test
    void no_address_answers_without_a_token_apart_from_health_and_measures() {
        assertThat(EveryAddress.of(example.context).notAnswering(401, null)).isEmpty();
        assertProblem(example.get("/api/v1/anything"), 401, "unauthorized");
        assertProblem(example.get("/actuator/env"), 401, "unauthorized");
        assertThat(example.get("/actuator/prometheus").statusCode()).isEqualTo(200);
        await().until(() -> example.get("/actuator/health/readiness").statusCode() == 200);
    }

    @Test
    void a_good_token_says_who_calls() {
        UUID person = UUID.randomUUID();
        var answer = example.greet(example.tokens.of(person, "staff"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Example.json(answer).path("to").asString()).isEqualTo(person.toString());
    }

    @Test
    void a_token_that_is_not_ours_is_refused() {
        var tokens = example.tokens;
        for (String token : List.of(
                "nonsense",
                tokens.signedByAStranger(),
                tokens.with(it -> it.issuer("someone")),
                tokens.with(it -> it.audience("other")),
                tokens.with(it -> it.expirationTime(null)),
                tokens.with(it -> it.expirationTime(new Date(0))),
                tokens.with(it -> it.claim("role", "visitor")),
                tokens.with(it -> it.claim("role", null)),
                tokens.with(it -> it.subject("somebody")))) {
            assertProblem(example.greet(token), 401, "unauthorized");
        }
        assertThat(example.greet("nonsense").headers().firstValue("WWW-Authenticate"))
                .contains("Bearer");
    }

    @Test
    void the_actuator_beyond_health_and_measures_is_for_admins() {
        var asked = example.request("/actuator/env");
        assertProblem(
                example.answer(asked.header("Authorization", "Bearer " + example.tokens.student())), 403, "forbidden");
    }

    @Test
    void a_token_from_before_a_sign_out_is_refused_and_one_from_the_same_second_is_good() {
        UUID person = UUID.randomUUID();
        Instant change = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
        String old = issued(person, change.minusSeconds(1));
        assertThat(example.greet(old).statusCode()).isEqualTo(200);
        personIs(person, 1, false, change);
        await().until(() -> example.greet(old).statusCode() == 401);
        assertThat(example.greet(issued(person, change)).statusCode()).isEqualTo(200);
    }

    @Test
    void no_token_of_a_disabled_person_counts_until_the_person_is_enabled_again() {
        UUID person = UUID.randomUUID();
        String token = example.tokens.of(person, "student");
        personIs(person, 1, true, Instant.EPOCH);
        await().until(() -> example.greet(token).statusCode() == 401);
        personIs(person, 2, false, Instant.EPOCH);
        await().until(() -> example.greet(token).statusCode() == 200);
    }

    @Test
    void no_token_of_a_deleted_person_counts_also_when_no_event_named_the_person_before() {
        UUID person = UUID.randomUUID();
        String token = example.tokens.of(person, "student");
        assertThat(example.greet(token).statusCode()).isEqualTo(200);
        example.send(example.people, person.toString(), null);
        await().until(() -> example.greet(token).statusCode() == 401);
    }

    private static String issued(UUID person, Instant at) {
        return example.tokens.with(it -> it.subject(person.toString()).issueTime(Date.from(at)));
    }

    private static void personIs(UUID person, long version, boolean disabled, Instant tokensValidAfter) {
        example.send(example.people, person.toString(), """
                {"id": "%s", "type": "person.changed", "version": %d, "occurredAt": "2026-12-01T08:00:00Z",
                 "personId": "%s", "role": "student", "disabled": %s, "tokensValidAfter": "%s"}
                """.formatted(
                        UUID.randomUUID(), version, person, disabled, tokensValidAfter));
    }

    @Test
    void keys_outlast_the_absence_of_the_service_that_publishes_them() throws Exception {
        try (Example alone = new Example()) {
            String first = alone.tokens.student();
            assertThat(alone.greet(first).statusCode()).isEqualTo(200);
            String second = alone.tokens.student();
            alone.tokens.close();
            assertThat(alone.greet(first).statusCode()).isEqualTo(200);
            assertThat(alone.greet(second).statusCode()).isEqualTo(200);
            var unknown = alone.greet(alone.tokens.signedWithAnUnknownKey());
            assertProblem(unknown, 503, "unavailable");
            assertThat(unknown.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void made_up_key_ids_do_not_become_questions_for_keys() {
        example.greet(example.tokens.student());
        int before = example.tokens.timesAskedForKeys();
        for (int n = 0; n < 20; n++) example.greet(example.tokens.signedWithAnUnknownKey());
        assertThat(example.tokens.timesAskedForKeys() - before).isLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "[]", "5", "\"text\""})
    void what_is_no_json_object_is_malformed(String body) {
        assertProblem(example.greet(example.tokens.student(), body), 400, "malformed-request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"word\": \" \"} | word | must not be blank",
                "{\"word\": {}} | word | must be text",
                "{\"word\": \"a\\u0000b\"} | word | must be text",
                "{\"word\": \"a\", \"to\": \"me\"} | to | must be an id (UUID)",
            })
    void a_field_that_is_not_valid_is_named_and_not_echoed(String body, String field, String message) {
        var answer = example.greet(example.tokens.student(), body);
        assertProblem(answer, 400, "invalid-input");
        JsonNode error = Example.json(answer).path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("message").asString()).isEqualTo(message);
    }

    @Test
    void what_the_framework_or_the_container_refuses_is_a_problem_too() {
        String token = "Bearer " + example.tokens.student();
        assertProblem(
                example.answer(example.request("/api/v1/anything").header("Authorization", token)), 404, "not-found");
        assertProblem(
                example.answer(example.request(Example.GREETINGS).header("Authorization", token)),
                405,
                "method-not-allowed");
        assertProblem(
                example.answer(example.request(Example.GREETINGS)
                        .header("Authorization", token)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("Hello"))),
                415,
                "unsupported-media-type");
        assertProblem(
                example.answer(example.request(Example.GREETINGS)
                        .header("Authorization", token)
                        .header("Content-Type", "*/*")
                        .POST(BodyPublishers.ofString("Hello"))),
                415,
                "unsupported-media-type");
        assertProblem(
                example.answer(example.request("/api/v1/greetings;a").header("Authorization", token)),
                400,
                "malformed-request");
    }

    @Test
    void the_request_keeps_its_id_in_the_answer_and_in_the_log(CapturedOutput logged) {
        String id = "request-" + UUID.randomUUID();
        var answer = example.greet(example.tokens.student(), "{\"word\": \"Hello\"}", "X-Request-Id", id);
        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly(id);
        assertThat(logged).contains("[" + id + "]");
        var other = example.greet(example.tokens.student(), "{\"word\": \"Hello\"}", "X-Request-Id", "no id");
        assertThat(other.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f-]{36}");
    }

    @Test
    void an_event_counts_once_and_a_record_that_cannot_be_read_does_not_stop_those_behind_it() {
        String event = "{\"id\": \"%s\"}".formatted(UUID.randomUUID());
        int before = counted();
        example.send(example.events, "a", event);
        example.send(example.events, "a", "nonsense");
        example.send(example.events, "a", event);
        example.send(example.events, "a", "{\"id\": \"%s\"}".formatted(UUID.randomUUID()));
        await().atMost(Duration.ofSeconds(30)).until(() -> counted() == before + 2);
        assertThat(example.sql()
                        .sql("SELECT count(*) FROM dead_letter")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static int counted() {
        return example.sql()
                .sql("SELECT events FROM counted")
                .query(Integer.class)
                .single();
    }

    @Test
    void health_names_its_dependencies() {
        for (String part : List.of("db", "kafka", "loops", "people")) {
            await().until(() -> "UP"
                    .equals(Example.json(example.get("/actuator/health"))
                            .path("components")
                            .path(part)
                            .path("status")
                            .asString("")));
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Example.json(answer).path("type").asString()).isEqualTo("/problems/" + slug);
    }
}
