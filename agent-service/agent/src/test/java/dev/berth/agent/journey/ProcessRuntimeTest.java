package dev.berth.agent.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.agent.journey.Bookings.Wish;
import dev.berth.agent.testing.FakeControlPlane;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("engines")
class ProcessRuntimeTest {
    @TempDir
    Path folder;

    private FakeControlPlane controlPlane;
    private Bookings bookings;
    private AgentProcess agent;

    @BeforeEach
    void prepare() throws Exception {
        controlPlane = new FakeControlPlane();
        bookings = new Bookings(controlPlane);
        agent = new AgentProcess(folder.resolve("home"), controlPlane)
                .with("BERTH_RUNTIME", "process")
                .with("BERTH_LAUNCHER", "local");
    }

    @AfterEach
    void cleanUp() {
        agent.close();
        controlPlane.close();
        children().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void a_page_outlives_a_killed_agent_is_adopted_extended_and_ends_at_its_time() throws Exception {
        agent.start();
        Wish wish = bookings.want(tryOutPage(Duration.ofMinutes(5)));
        await().atMost(60, SECONDS).until(() -> bookings.state(wish).equals("running"));
        assertThat(facts(wish).get("title").asString()).isEqualTo("Test \"<1>\"");
        assertThat(facts(wish).get("note").asString()).contains("no isolation");
        assertThat(echoed(wish, "ahoy")).isEqualTo("ahoy");
        long pid = onlyChild().pid();

        agent.kill();
        assertThat(agent.diedWithin(10)).isTrue();
        agent.start();
        // Long enough for the new agent to start and adopt the page on a busy machine.
        Wish shortened = bookings.want(wish.until(Instant.now().plusSeconds(28)));
        await().atMost(40, SECONDS)
                .until(() -> bookings.workspace(wish).get("generation").asLong() == 2);
        assertThat(onlyChild().pid()).as("adopted, not started again").isEqualTo(pid);

        await().atMost(90, SECONDS).until(() -> bookings.state(wish).equals("stopped"));
        Instant stopped = Instant.parse(bookings.workspace(wish).get("since").asString());
        // It is reported in milliseconds.
        Instant end = shortened.until().truncatedTo(ChronoUnit.MILLIS);
        assertThat(stopped).isBetween(end, end.plusSeconds(10));
        assertThat(children()).isEmpty();
    }

    @Test
    void a_page_whose_agent_never_comes_back_ends_by_itself() throws Exception {
        agent.start();
        Wish wish = bookings.want(tryOutPage(Duration.ofSeconds(24)));
        await().atMost(14, SECONDS).until(() -> bookings.state(wish).equals("running"));
        agent.kill();
        await().atMost(60, SECONDS).until(() -> children().isEmpty());
        assertThat(Instant.now()).isBetween(wish.until(), wish.until().plusSeconds(10));
    }

    @Test
    void an_agent_that_leaves_in_order_leaves_no_process_behind() throws Exception {
        agent.start();
        Wish wish = bookings.want(tryOutPage(Duration.ofMinutes(5)));
        await().atMost(60, SECONDS).until(() -> bookings.state(wish).equals("running"));
        agent.stop();
        assertThat(children()).isEmpty();
    }

    @Test
    void the_page_stands_in_for_another_image_without_its_variables_and_says_so() throws Exception {
        agent.start();
        // A Java that was given this one would not start.
        Wish wish = bookings.want(Wish.now(Duration.ofMinutes(5))
                .image("quay.io/jupyter/base-notebook:latest")
                .variable("JAVA_TOOL_OPTIONS", "-XX:+NoSuchOption"));
        await().atMost(60, SECONDS).until(() -> bookings.state(wish).equals("running"));
        assertThat(facts(wish).toString())
                .contains("stands in for quay.io/jupyter/base-notebook:latest")
                .contains("no isolation");
    }

    @Test
    void is_refused_outside_the_launcher_and_with_a_control_plane_elsewhere() throws Exception {
        agent.with("BERTH_LAUNCHER", "").start();
        assertThat(agent.diedWithin(60)).isTrue();
        assertThat(Files.readString(agent.log())).contains("only Berth's own launcher may use it");
        agent.with("BERTH_LAUNCHER", "local")
                .with("BERTH_CONTROL_PLANE", "http://192.0.2.1:8080")
                .start();
        assertThat(agent.diedWithin(60)).isTrue();
        assertThat(Files.readString(agent.log())).contains("a control plane on this machine only");
    }

    private static Wish tryOutPage(Duration length) {
        return Wish.now(length).image("berth/try-out:1");
    }

    private JsonNode facts(Wish wish) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://" + address(wish) + "/facts"))
                    .build();
            return JsonMapper.shared()
                    .readTree(http.send(request, BodyHandlers.ofString()).body());
        }
    }

    private String echoed(Wish wish, String text) throws Exception {
        var heard = new CompletableFuture<String>();
        try (var http = HttpClient.newHttpClient()) {
            WebSocket socket = http.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://" + address(wish) + "/echo"), new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                            heard.complete(data.toString());
                            return null;
                        }
                    })
                    .get(10, SECONDS);
            socket.sendText(text, true);
            String answer = heard.get(10, SECONDS);
            socket.abort();
            return answer;
        }
    }

    private String address(Wish wish) {
        var address = bookings.workspace(wish).get("address");
        return address.get("host").asString() + ":" + address.get("port").asInt();
    }

    private ProcessHandle onlyChild() {
        List<ProcessHandle> all = children();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private List<ProcessHandle> children() {
        return ProcessHandle.allProcesses()
                .filter(it -> it.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains("-Dberth.node=" + controlPlane.node))
                        .orElse(false))
                .toList();
    }
}
