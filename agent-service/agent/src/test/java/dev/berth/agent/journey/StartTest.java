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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@RequiresDocker
@Tag("engines")
class StartTest {
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
        agent = new RunningAgent(folder.resolve("home"), controlPlane.url())
                .with("BERTH_NODE_CORES", "100")
                .with("BERTH_NODE_MEMORY_GB", "100")
                .start();
    }

    @AfterEach
    void cleanUp() {
        agent.close();
        controlPlane.close();
        DockerCli.removeAllOfNode(controlPlane.node.toString());
    }

    @Test
    void is_made_ahead_and_begins_at_its_second() {
        Wish wish = bookings.want(
                Wish.now(Duration.ofMinutes(10)).from(Instant.now().plusSeconds(6)));
        String name = "berth-" + wish.booking();
        await().atMost(5, SECONDS)
                .until(() -> DockerCli.inspect(name, "{{.State.Status}}").equals("created"));
        assertThat(Instant.now()).as("it was made ahead").isBefore(wish.from());
        assertThat(bookings.state(wish)).isEqualTo("scheduled");
        await().atMost(20, SECONDS).until(() -> bookings.state(wish).equals("running"));
        assertThat(Instant.parse(DockerCli.inspect(name, "{{.State.StartedAt}}")))
                .isAfterOrEqualTo(wish.from());
    }

    @Test
    void a_booking_that_changes_after_its_container_was_made_starts_with_its_new_end() {
        Wish first = bookings.want(
                Wish.now(Duration.ofMinutes(10)).from(Instant.now().plusSeconds(8)));
        String name = "berth-" + first.booking();
        await().atMost(6, SECONDS)
                .until(() -> DockerCli.inspect(name, "{{.State.Status}}").equals("created"));
        Wish changed = bookings.want(first.until(first.until().plusSeconds(900)));
        await().atMost(20, SECONDS).until(() -> bookings.state(changed).equals("running"));
        assertThat(DockerCli.inspect(name, "{{.Config.Env}}")).contains("BERTH_UNTIL=" + changed.until());
    }

    /** Not part of the usual run: {@code -Dberth.measure.starts=50}. Prints the times from the start until the port answers. */
    @Test
    @EnabledIfSystemProperty(named = "berth.measure.starts", matches = "\\d+")
    void starts_within_half_a_second_of_its_second() {
        int count = Integer.getInteger("berth.measure.starts");
        Instant first = Instant.now().plusSeconds(20 + count / 2);
        List<Wish> wishes = IntStream.range(0, count)
                .mapToObj(it -> bookings.want(Wish.now(Duration.ofMinutes(30)).from(first.plusMillis(1_500L * it))))
                .toList();
        await().atMost(30 + 2L * count, SECONDS)
                .until(() -> wishes.stream().allMatch(it -> bookings.state(it).equals("running")));
        List<Long> millis = new ArrayList<>(wishes.stream()
                .map(it -> Duration.between(
                                it.from(),
                                Instant.parse(
                                        bookings.workspace(it).get("since").asString()))
                        .toMillis())
                .sorted()
                .toList());
        System.err.println("Starts, ms from the second until the port answers: " + millis);
        assertThat(millis.get((int) Math.ceil(count * 0.95) - 1)).isLessThanOrEqualTo(500);
    }
}
