package dev.berth.agent.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.agent.RunningAgent;
import dev.berth.agent.journey.Bookings.Wish;
import dev.berth.engines.KafkaBroker;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresDocker
@Tag("engines")
class CutOffTest {
    @TempDir
    Path folder;

    @Test
    void a_node_cut_off_from_everything_still_stops_on_time_and_reports_it_when_it_is_back() throws Exception {
        DockerCli.makeImage();
        var controlPlane = new ControlPlane();
        try (var kafka = KafkaBroker.start(folder.resolve("kafka"), freePort());
                var bookings = new Bookings(kafka.bootstrapServers(), controlPlane.node);
                var agent = new RunningAgent(folder.resolve("home"), controlPlane.url(), kafka.bootstrapServers())) {
            agent.start();
            Wish wish = bookings.want(Wish.now(Duration.ofSeconds(45)));
            await().atMost(40, SECONDS).until(() -> bookings.state(wish).equals("running"));
            kafka.stop();
            controlPlane.close();
            // And it is restarted in the dark: what it knows is on its disk.
            agent.close();
            agent.start();
            String container = "berth-" + wish.booking();
            assertThat(DockerCli.inspect(container, "{{.State.Running}}")).isEqualTo("true");

            await().atMost(90, SECONDS)
                    .until(() ->
                            !DockerCli.inspect(container, "{{.State.Running}}").equals("true"));
            assertThat(Instant.now()).isBetween(wish.until(), wish.until().plusSeconds(13));

            kafka.start();
            await().atMost(60, SECONDS).until(() -> bookings.state(wish).equals("stopped"));
        } finally {
            controlPlane.close();
            DockerCli.removeAllOfNode(controlPlane.node.toString());
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
