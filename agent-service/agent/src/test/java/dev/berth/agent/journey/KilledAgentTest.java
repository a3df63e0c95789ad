package dev.berth.agent.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.agent.journey.Bookings.Wish;
import dev.berth.agent.journey.DockerProxy.Fault;
import dev.berth.agent.journey.DockerProxy.When;
import dev.berth.agent.testing.FakeControlPlane;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresDocker
@Tag("engines")
class KilledAgentTest {
    private static final String PULLED_IMAGE = "berth-test/pulled:" + System.nanoTime();

    @TempDir
    Path folder;

    private FakeControlPlane controlPlane;
    private Bookings bookings;
    private DockerProxy docker;
    private AgentProcess agent;

    @BeforeEach
    void prepare() throws Exception {
        DockerCli.makeImage();
        controlPlane = new FakeControlPlane();
        bookings = new Bookings(controlPlane);
        docker = new DockerProxy(() -> agent.kill(), () -> DockerCli.run("tag", DockerCli.IMAGE, PULLED_IMAGE));
        agent = new AgentProcess(folder.resolve("home"), controlPlane).with("DOCKER_HOST", docker.host());
    }

    @AfterEach
    void cleanUp() throws Exception {
        agent.close();
        docker.close();
        controlPlane.close();
        DockerCli.removeAllOfNode(controlPlane.node.toString());
        DockerCli.tried("rmi", PULLED_IMAGE);
    }

    @Test
    void killed_before_and_after_every_call_to_docker_there_is_one_container_in_the_end_and_later_none()
            throws Exception {
        // Before anything is booked: an agent that has a booking may pull its image before it is killed at its
        // networks.
        for (Fault fault : around("POST \\S*/networks/create")) {
            killedAt(fault);
        }
        Wish wish = bookings.want(Wish.now(Duration.ofHours(1)).image(PULLED_IMAGE));
        for (Fault fault :
                around("POST \\S*/images/create", "POST \\S*/containers/create", "POST \\S*/containers/\\w+/start")) {
            killedAt(fault);
        }
        agent.start();
        await().atMost(60, SECONDS).until(() -> bookings.state(wish).equals("running"));
        List<String> containers = DockerCli.containersOfNode(controlPlane.node.toString());
        assertThat(containers).hasSize(1);
        assertThat(docker.creates.get()).as("adopted, not made again").isEqualTo(1);
        agent.kill();

        bookings.want(wish.until(Instant.now()));
        for (Fault fault : around("POST \\S*/containers/\\w+/stop", "DELETE \\S*/containers/\\w+")) {
            killedAt(fault);
        }
        agent.start();
        await().atMost(60, SECONDS).until(() -> bookings.state(wish).equals("stopped"));
        assertThat(DockerCli.containersOfNode(controlPlane.node.toString())).isEmpty();
        assertThat(DockerCli.networksOfNode(controlPlane.node.toString()))
                .as("networks of killed agents are used again: two idle ones and the workspace's own")
                .hasSizeBetween(2, 3);
    }

    private static List<Fault> around(String... calls) {
        return Stream.of(calls)
                .flatMap(it -> Stream.of(Fault.at(it, When.BEFORE), Fault.at(it, When.AFTER)))
                .toList();
    }

    private void killedAt(Fault fault) throws Exception {
        docker.arm(fault);
        agent.start();
        assertThat(agent.diedWithin(60)).as("killed at " + fault).isTrue();
        assertThat(docker.hasStruck()).as("killed at " + fault).isTrue();
    }
}
