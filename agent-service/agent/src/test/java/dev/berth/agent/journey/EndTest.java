package dev.berth.agent.journey;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.agent.RunningAgent;
import dev.berth.agent.journey.Bookings.Wish;
import dev.berth.agent.testing.FakeControlPlane;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At its end a workspace is gone, whatever it or Docker does. The agent here gives two seconds of notice, not ten. */
@RequiresDocker
@Tag("engines")
class EndTest {
    private static final String[] STUBBORN = {"/bin/sh", "-c", "trap '' TERM; /bin/busybox httpd -f -p 8080 -h /www"};

    @TempDir
    Path folder;

    private FakeControlPlane controlPlane;
    private Bookings bookings;
    private DockerProxy docker;
    private RunningAgent agent;

    @BeforeEach
    void prepare() throws Exception {
        DockerCli.makeImage();
        controlPlane = new FakeControlPlane();
        bookings = new Bookings(controlPlane);
        docker = new DockerProxy(() -> {}, () -> {});
        agent = new RunningAgent(folder.resolve("home"), controlPlane.url())
                .with("DOCKER_HOST", docker.host())
                .start();
    }

    @AfterEach
    void cleanUp() throws Exception {
        docker.hang(false);
        agent.close();
        docker.close();
        controlPlane.close();
        DockerCli.removeAllOfNode(controlPlane.node.toString());
    }

    @Test
    void one_that_ignores_every_request_to_end_is_gone_within_two_seconds_of_its_end() {
        Wish wish = running(STUBBORN);
        awaitGone(wish);
        assertThat(Instant.now())
                .as("it may use its whole time")
                .isBetween(wish.until().minusSeconds(1), wish.until().plusSeconds(2));
        await().atMost(10, SECONDS).until(() -> bookings.state(wish).equals("stopped"));
        Instant stopped = Instant.parse(bookings.workspace(wish).get("since").asString());
        assertThat(stopped).isBetween(wish.until(), wish.until().plusSeconds(2));
    }

    @Test
    void its_processes_end_while_docker_hangs_and_the_rest_when_docker_answers_again() {
        Wish wish = running(STUBBORN);
        long process = Long.parseLong(DockerCli.inspect("berth-" + wish.booking(), "{{.State.Pid}}"));
        docker.hang(true);
        await().atMost(30, SECONDS)
                .pollInterval(50, MILLISECONDS)
                .until(() ->
                        !ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false));
        assertThat(Instant.now())
                .isBetween(wish.until().minusMillis(100), wish.until().plusSeconds(2));

        docker.hang(false);
        Instant answers = Instant.now();
        awaitGone(wish);
        assertThat(Instant.now()).isBefore(answers.plusSeconds(2));
    }

    private Wish running(String... command) {
        Wish wish = bookings.want(Wish.now(Duration.ofSeconds(8)).command(command));
        await().atMost(7, SECONDS).until(() -> bookings.state(wish).equals("running"));
        return wish;
    }

    private static void awaitGone(Wish wish) {
        await().atMost(60, SECONDS)
                .pollInterval(50, MILLISECONDS)
                .until(() ->
                        DockerCli.inspect("berth-" + wish.booking(), "{{.Id}}").contains("No such object"));
    }
}
