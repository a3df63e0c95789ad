package dev.berth.booking.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServiceTest
class ProblemTest {
    private static final String SOMEWHERE = "/api/v1/auth/token";

    private final Api api;
    private final TestPerson student;
    private final TestPerson admin;

    ProblemTest(Api api, TestPeople people) {
        this.api = api;
        this.student = people.student();
        this.admin = people.admin();
    }

    @Test
    void what_is_not_json_is_malformed() {
        for (String body : List.of("", "{", "nonsense", "{\"email\":}", "{} {}")) {
            api.post(SOMEWHERE, null, body).isProblem(400, "malformed-request");
        }
    }

    @Test
    void json_that_is_no_object_is_malformed() {
        for (String body : List.of("[]", "null", "5", "\"text\"")) {
            api.post(SOMEWHERE, null, body).isProblem(400, "malformed-request");
        }
    }

    @Test
    void a_missing_field_is_named() {
        assertThat(messageAt(api.post(SOMEWHERE, null, "{\"email\":\"a@b.de\"}").isInvalid("password")))
                .isEqualTo("is required");
    }

    @Test
    void an_unknown_field_is_named() {
        String body = "{\"email\":\"a@b.de\",\"password\":\"x\",\"pasword\":\"x\"}";
        assertThat(messageAt(api.post(SOMEWHERE, null, body).isInvalid("pasword")))
                .isEqualTo("is not a field of this request");
    }

    @Test
    void a_field_of_the_wrong_type_is_named() {
        for (String wrong : List.of("5", "true", "{}", "[\"x\"]")) {
            String body = "{\"email\":\"a@b.de\",\"password\":" + wrong + "}";
            assertThat(messageAt(api.post(SOMEWHERE, null, body).isInvalid("password")))
                    .isEqualTo("must be text");
        }
    }

    @Test
    void a_query_parameter_out_of_range_or_of_the_wrong_type_is_named() {
        api.get("/api/v1/users?limit=0", admin).isInvalid("limit");
        api.get("/api/v1/users?limit=many", admin).isInvalid("limit");
        api.get("/api/v1/users?cursor=x", admin).isInvalid("cursor");
    }

    @Test
    void an_address_that_does_not_exist_is_not_found_for_those_signed_in() {
        api.get("/api/v1/nothing", student).isProblem(404, "not-found");
        api.get("/nothing", student).isProblem(404, "not-found");
        api.get("/api/v1/nothing", null).isProblem(401, "unauthorized");
    }

    @Test
    void another_method_is_refused_and_the_right_one_named() {
        assertThat(api.delete("/api/v1/me", student)
                        .isProblem(405, "method-not-allowed")
                        .header("Allow"))
                .contains("GET", "PATCH");
    }

    @Test
    void anything_but_json_is_refused() {
        var form = api.request("POST", SOMEWHERE, null, null)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("email=a"));
        api.send(form).isProblem(415, "unsupported-media-type");
    }

    @Test
    void what_the_container_refuses_is_a_problem_as_well() throws Exception {
        int port = api.request("GET", "/", null, null).build().uri().getPort();
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET /api/v1/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Exception", "org.apache");
        }
        api.get("/api/v1//me", student).isProblem(400, "malformed-request");
    }

    @Test
    void a_problem_is_a_problem_whatever_the_caller_accepts() {
        for (String accept : List.of("application/json", "text/html", "text/calendar")) {
            var request = api.request("GET", "/api/v1/me", null, null).header("Accept", accept);
            api.send(request).isProblem(401, "unauthorized");
        }
    }

    @Test
    void a_request_id_is_kept_when_it_is_sane_and_made_otherwise() {
        var sane = api.request("GET", "/api/v1/clock", null, null).header("X-Request-Id", "abc-123");
        assertThat(api.send(sane).header("X-Request-Id")).isEqualTo("abc-123");
        var forged = api.request("GET", "/api/v1/clock", null, null).header("X-Request-Id", "a b{}");
        assertThat(api.send(forged).header("X-Request-Id")).hasSize(36);
    }

    private static String messageAt(Answer answer) {
        List<String> messages = answer.at("$.errors[*].message");
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }
}
