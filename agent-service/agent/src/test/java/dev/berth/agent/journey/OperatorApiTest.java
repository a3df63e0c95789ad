package dev.berth.agent.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.agent.RunningAgent;
import dev.berth.agent.testing.FakeControlPlane;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OperatorApiTest {
    @TempDir
    static Path folder;

    private static FakeControlPlane controlPlane;
    private static RunningAgent agent;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        controlPlane = new FakeControlPlane();
        agent = new RunningAgent(folder.resolve("home"), controlPlane.url())
                .with("BERTH_RUNTIME", "process")
                .with("BERTH_LAUNCHER", "local")
                .start();
        await().atMost(30, SECONDS)
                .until(() -> call("GET", "/health", "").body().contains("enrolled"));
    }

    @AfterAll
    static void stop() {
        agent.close();
        controlPlane.close();
    }

    @Test
    void nothing_is_told_or_done_without_the_token() throws Exception {
        for (String wrong : List.of(
                "",
                "Bearer",
                "Bearer ",
                "Bearer wrong",
                "Basic " + RunningAgent.OPERATOR_TOKEN,
                "Bearer " + RunningAgent.OPERATOR_TOKEN + "x")) {
            for (String path : List.of("/health", "/containers", "/nothing")) {
                var answer =
                        send(request("GET", path, "").setHeader("Authorization", wrong.isEmpty() ? "none" : wrong));
                assertThat(answer.statusCode()).as(wrong + path).isEqualTo(401);
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/problem+json");
            }
        }
        var start = send(request("POST", "/containers", "{\"image\":\"berth/try-out:1\",\"minutes\":1}")
                .setHeader("Authorization", "no"));
        assertThat(start.statusCode()).isEqualTo(401);
        assertThat(json(call("GET", "/containers", "")).get("items")).isEmpty();
    }

    @Test
    void a_container_by_hand_starts_shows_and_ends() throws Exception {
        var started = call(
                "POST", "/containers", "{\"image\":\"berth/try-out:1\",\"name\":\"mine\",\"port\":8080,\"minutes\":5}");
        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(started.headers().firstValue("Location")).contains("/containers/mine");
        await().atMost(40, SECONDS)
                .until(() -> call("GET", "/containers", "").body().contains("\"state\":\"running\""));
        assertThat(call("POST", "/containers", "{\"image\":\"berth/try-out:1\",\"name\":\"mine\",\"minutes\":5}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(call("DELETE", "/containers/mine", "").statusCode()).isEqualTo(202);
        await().atMost(40, SECONDS)
                .until(() -> json(call("GET", "/containers", "")).get("items").isEmpty());
        assertThat(call("DELETE", "/containers/mine", "").statusCode()).isEqualTo(404);
    }

    @Test
    void nonsense_is_named_field_by_field() throws Exception {
        var answer = call("POST", "/containers", "{\"image\":\" \",\"name\":\"../x\",\"cores\":0,\"minutes\":100000}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("type").asString()).isEqualTo("/problems/invalid-input");
        assertThat(json(answer).get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("image", "name", "cores", "minutes");
        assertThat(call("POST", "/containers", "{").statusCode()).isEqualTo(400);
        String bookingsName = "0199f3a0-0000-7000-8000-0000000000b1";
        assertThat(call("POST", "/containers", "{\"image\":\"a\",\"minutes\":1,\"name\":\"" + bookingsName + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_bookings_need_is_not_given_away() throws Exception {
        var answer = call("POST", "/containers", "{\"image\":\"berth/try-out:1\",\"cores\":17,\"minutes\":5}");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).get("detail").asString()).contains("too little room");
    }

    @Test
    void an_image_can_be_checked() throws Exception {
        assertThat(json(call("POST", "/images/check", "{\"image\":\"berth/try-out:1\"}"))
                        .get("present")
                        .asBoolean())
                .isTrue();
        assertThat(json(call("POST", "/images/check", "{\"image\":\"nobody/knows:1\"}"))
                        .get("present")
                        .asBoolean())
                .isFalse();
    }

    private static HttpResponse<String> call(String method, String path, String body) throws Exception {
        return send(request(method, path, body));
    }

    private static HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(agent.url() + path))
                .method(method, BodyPublishers.ofString(body))
                .setHeader("Content-Type", "application/json")
                .setHeader("Authorization", "Bearer " + RunningAgent.OPERATOR_TOKEN);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
