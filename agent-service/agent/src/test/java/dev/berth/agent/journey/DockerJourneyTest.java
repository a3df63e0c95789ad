package dev.berth.agent.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.agent.RunningAgent;
import dev.berth.agent.journey.Bookings.Wish;
import dev.berth.agent.testing.FakeControlPlane;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresDocker
@Tag("engines")
class DockerJourneyTest {
    @TempDir
    static Path folder;

    private static FakeControlPlane controlPlane;
    private static Bookings bookings;
    private static RunningAgent agent;

    @BeforeAll
    static void start() throws Exception {
        DockerCli.makeImage();
        controlPlane = new FakeControlPlane();
        bookings = new Bookings(controlPlane);
        agent = new RunningAgent(folder.resolve("home"), controlPlane.url()).start();
    }

    @AfterAll
    static void stop() {
        agent.close();
        controlPlane.close();
        DockerCli.removeAllOfNode(controlPlane.node.toString());
    }

    @Test
    void runs_within_its_limits_reports_where_it_answers_and_is_gone_after_its_end() throws Exception {
        Wish wish = bookings.want(Wish.now(Duration.ofSeconds(12)));
        awaitState(wish, "running");
        String name = "berth-" + wish.booking();
        assertThat(
                        DockerCli.inspect(
                                name,
                                "{{.HostConfig.NanoCpus}} {{.HostConfig.Memory}} {{.HostConfig.MemorySwap}} {{.HostConfig.PidsLimit}}"))
                .isEqualTo("1000000000 1073741824 1073741824 512");
        assertThat(
                        DockerCli.inspect(
                                name,
                                "{{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}} {{.HostConfig.Init}} {{.HostConfig.RestartPolicy.Name}} {{.HostConfig.Privileged}}"))
                .isIn("[ALL] [no-new-privileges] true no false", "[ALL] [no-new-privileges] true  false");
        assertThat(
                        DockerCli.inspect(
                                name,
                                "{{index .Config.Labels \"berth.booking\"}} {{index .Config.Labels \"berth.node\"}} {{index .Config.Labels \"berth.generation\"}}"))
                .isEqualTo(wish.booking() + " " + controlPlane.node + " 1");
        assertThat(DockerCli.inspect(name, "{{.Config.Env}}"))
                .contains("BERTH_TITLE=Test \"<1>\"", "BERTH_BOOKING_ID=" + wish.booking(), "PORT=8080", "GREETING=hi");
        String network = DockerCli.inspect(name, "{{.HostConfig.NetworkMode}}");
        var address = bookings.workspace(wish).get("address");
        assertThat(DockerCli.inspect(
                        name, "{{.HostConfig.PortBindings}} {{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}"))
                .isEqualTo("map[] " + address.get("host").asString());
        assertThat(get("http://" + address.get("host").asString() + ":"
                        + address.get("port").asInt() + "/index.html"))
                .contains("hello from the workspace");

        await().atMost(30, SECONDS).until(() -> bookings.state(wish).equals("stopped"));
        Instant finished = Instant.parse(bookings.workspace(wish).get("since").asString());
        assertThat(finished).isBetween(wish.until(), wish.until().plusSeconds(2));
        assertThat(DockerCli.inspect(name, "{{.Id}}")).contains("No such object");
        assertThat(DockerCli.run("network", "inspect", "-f", "{{len .Containers}}", network))
                .as("kept for the next workspace")
                .isEqualTo("0");
    }

    @Test
    void a_stream_leads_to_the_workspaces_port_and_another_shows_what_it_writes() throws Exception {
        Wish wish = bookings.want(Wish.now(Duration.ofMinutes(5))
                .command(
                        "sh",
                        "-c",
                        "echo one; echo two >&2; (while :; do sleep 1; echo tick; done) &"
                                + " exec /bin/busybox httpd -f -p 8080 -h /www"));
        awaitState(wish, "running");

        var page = controlPlane.openStream(wish.booking(), "workspace");
        page.sendBytes("GET /index.html HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(page.readUntil("workspace")).contains("200 OK", "hello from the workspace");
        page.cut();

        var log = controlPlane.openStream(wish.booking(), "watch");
        log.sendBytes("GET /logs?tail=50 HTTP/1.1\r\nHost: agent\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(log.readUntil("tick"))
                .contains(
                        "200 OK",
                        "text/event-stream",
                        "\"source\":\"stdout\",\"text\":\"one\"",
                        "\"source\":\"stderr\",\"text\":\"two\"");
        assertThat(log.readUntil("tick")).as("it goes on").contains("tick");
        log.cut();

        var usage = controlPlane.openStream(wish.booking(), "watch");
        usage.sendBytes("GET /usage HTTP/1.1\r\nHost: agent\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(usage.readUntil("\"memoryBytes\""))
                .contains("200 OK", "text/event-stream", "event: usage", "\"cores\":");
        usage.cut();

        var nothing = controlPlane.openStream(UUID.randomUUID(), "workspace");
        assertThat(nothing.readUntil("anything")).as("of another node").isEmpty();
        bookings.want(wish.until(Instant.now()));
        awaitState(wish, "stopped");
    }

    @Test
    void a_later_end_restarts_nothing() throws Exception {
        Wish wish = bookings.want(Wish.now(Duration.ofSeconds(20)));
        awaitState(wish, "running");
        String name = "berth-" + wish.booking();
        String before = DockerCli.inspect(name, "{{.Id}} {{.State.StartedAt}}");
        Wish extended = bookings.want(wish.until(wish.until().plusSeconds(600)));
        await().atMost(10, SECONDS)
                .until(() -> bookings.workspace(wish).get("generation").asLong() == 2);
        await().during(Duration.between(Instant.now(), wish.until().plusSeconds(2)))
                .atMost(40, SECONDS)
                .until(() ->
                        DockerCli.inspect(name, "{{.Id}} {{.State.StartedAt}}").equals(before));
        bookings.want(extended.until(Instant.now()));
        awaitState(wish, "stopped");
    }

    @Test
    void foreign_containers_are_never_touched() throws Exception {
        UUID elsewhere = UUID.randomUUID();
        List<String> foreign = List.of(
                DockerCli.run("run", "-d", "--name", "berth-" + UUID.randomUUID(), DockerCli.IMAGE),
                DockerCli.run("run", "-d", "--label", "berth.node=" + controlPlane.node, DockerCli.IMAGE),
                DockerCli.run(
                        "run",
                        "-d",
                        "--name",
                        "berth-" + elsewhere,
                        "--label",
                        "berth.node=" + UUID.randomUUID(),
                        "--label",
                        "berth.booking=" + elsewhere,
                        DockerCli.IMAGE));
        Wish inTheWay = Wish.now(Duration.ofMinutes(5));
        String squatter = DockerCli.run("run", "-d", "--name", "berth-" + inTheWay.booking(), DockerCli.IMAGE);
        try {
            Wish ours = bookings.want(Wish.now(Duration.ofMinutes(5)));
            bookings.want(inTheWay);
            awaitState(ours, "running");
            awaitState(inTheWay, "failed");
            assertThat(bookings.reason(inTheWay)).contains("Another container already has the name");
            bookings.forget(ours);
            await().atMost(60, SECONDS)
                    .until(() -> DockerCli.inspect("berth-" + ours.booking(), "{{.Id}}")
                            .contains("No such object"));
            assertThat(foreign)
                    .allMatch(it -> DockerCli.inspect(it, "{{.State.Running}} {{.RestartCount}}")
                            .equals("true 0"));
            assertThat(DockerCli.inspect(squatter, "{{.State.Running}}")).isEqualTo("true");
        } finally {
            foreign.forEach(it -> DockerCli.tried("rm", "-f", it));
            DockerCli.tried("rm", "-f", squatter);
        }
    }

    @Test
    void failures_say_what_went_wrong() throws Exception {
        Wish noImage = bookings.want(Wish.now(Duration.ofMinutes(5)).image("localhost:1/does/not-exist:1"));
        Wish crashing = bookings.want(Wish.now(Duration.ofMinutes(5)).command("/bin/sh", "-c", "exit 7"));
        Wish silent = bookings.want(Wish.now(Duration.ofMinutes(5)).command("/bin/sleep", "600"));
        awaitState(noImage, "failed");
        awaitState(crashing, "failed");
        awaitState(silent, "failed");
        assertThat(bookings.reason(noImage)).startsWith("The image localhost:1/does/not-exist:1 could not be pulled: ");
        assertThat(bookings.reason(crashing)).isEqualTo("The container ended 3 times, last: exit code 7");
        assertThat(bookings.reason(silent)).isEqualTo("Nothing answered on port 8080 within 5 seconds");
        await().atMost(40, SECONDS)
                .until(() -> DockerCli.inspect("berth-" + silent.booking(), "{{.Id}}")
                        .contains("No such object"));
    }

    @Test
    void reports_are_signed_with_the_enrolled_key() throws Exception {
        await().atMost(30, SECONDS).until(() -> bookings.lastReport().isPresent());
        var report = bookings.lastReport().orElseThrow();
        byte[] key = Base64.getDecoder()
                .decode(controlPlane.redeemed.get().get("publicKey").asString());
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
        verifier.update(report.body());
        assertThat(verifier.verify(Base64.getDecoder().decode(report.signature())))
                .isTrue();
        assertThat(report.event().get("node").get("cores").asInt()).isEqualTo(16);
        assertThat(report.event().get("node").get("runtime").asString()).isEqualTo("docker");
    }

    private static void awaitState(Wish wish, String state) {
        await().alias(wish.booking() + " is " + state)
                .atMost(60, SECONDS)
                .until(() -> bookings.state(wish).equals(state));
    }

    private static String get(String url) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
