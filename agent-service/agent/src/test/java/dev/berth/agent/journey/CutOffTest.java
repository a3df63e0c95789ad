package dev.berth.agent.journey;

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

@RequiresDocker
@Tag("engines")
class CutOffTest {
    @TempDir
    Path folder;

    private FakeControlPlane controlPlane;
    private Bookings bookings;
    private RunningAgent agent;

    @BeforeEach
    void prepare() throws Exception {
        DockerCli.makeImage();
        controlPlane = new FakeControlPlane();
        bookings = new Bookings(controlPlane);
        agent = new RunningAgent(folder.resolve("home"), controlPlane.url()).start();
    }

    @AfterEach
    void cleanUp() {
        agent.close();
        controlPlane.close();
        DockerCli.removeAllOfNode(controlPlane.node.toString());
    }

    @Test
    void a_node_cut_off_from_everything_still_stops_on_time_and_reports_it_when_it_is_back() throws Exception {
        Wish wish = bookings.want(Wish.now(Duration.ofSeconds(25)));
        await().atMost(20, SECONDS).until(() -> bookings.state(wish).equals("running"));
        controlPlane.stop();
        // And it is restarted in the dark: what it knows is on its disk.
        agent.close();
        agent.start();
        assertThat(isRunning(wish)).isTrue();

        await().atMost(60, SECONDS).until(() -> !isRunning(wish));
        assertThat(Instant.now())
                .isBetween(wish.until().minusSeconds(2), wish.until().plusSeconds(2));

        controlPlane.start();
        await().atMost(60, SECONDS).until(() -> bookings.state(wish).equals("stopped"));
    }

    @Test
    void a_workspace_starts_at_its_second_while_the_link_is_cut() throws Exception {
        Wish wish =
                bookings.want(Wish.now(Duration.ofMinutes(5)).from(Instant.now().plusSeconds(8)));
        await().atMost(8, SECONDS).until(() -> !bookings.state(wish).equals("unreported"));
        controlPlane.stop();

        await().atMost(30, SECONDS).until(() -> isRunning(wish));
        assertThat(Instant.now()).isAfterOrEqualTo(wish.from());

        controlPlane.start();
        await().atMost(60, SECONDS).until(() -> bookings.state(wish).equals("running"));
    }

    private static boolean isRunning(Wish wish) {
        return DockerCli.inspect("berth-" + wish.booking(), "{{.State.Running}}")
                .equals("true");
    }
}
