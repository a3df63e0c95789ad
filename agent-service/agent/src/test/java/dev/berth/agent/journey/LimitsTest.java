package dev.berth.agent.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.agent.RunningAgent;
import dev.berth.agent.journey.Bookings.Wish;
import dev.berth.agent.testing.FakeControlPlane;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace that takes all it can get, tried from inside; its neighbour goes on. */
@RequiresDocker
@Tag("engines")
class LimitsTest {
    @TempDir
    static Path folder;

    private static FakeControlPlane controlPlane;
    private static Bookings bookings;
    private static RunningAgent agent;
    private static Wish greedy;
    private static Wish neighbour;

    @BeforeAll
    static void start() throws Exception {
        DockerCli.makeImage();
        controlPlane = new FakeControlPlane();
        bookings = new Bookings(controlPlane);
        agent = new RunningAgent(folder.resolve("home"), controlPlane.url())
                .with("BERTH_WORKSPACE_DISK_GB", "1")
                .start();
        greedy = bookings.want(Wish.now(Duration.ofMinutes(10)));
        neighbour = bookings.want(Wish.now(Duration.ofMinutes(10)));
        await().atMost(30, SECONDS).until(() -> isRunning(greedy) && isRunning(neighbour));
    }

    @AfterAll
    static void stop() {
        agent.close();
        controlPlane.close();
        DockerCli.removeAllOfNode(controlPlane.node.toString());
    }

    @Test
    void processes_end_at_five_hundred_and_twelve() {
        Wish wish = bookings.want(Wish.now(Duration.ofMinutes(10)));
        await().atMost(30, SECONDS).until(() -> isRunning(wish));
        assertThat(inside(wish, "i=0; while [ $i -lt 600 ]; do sleep 300 & i=$((i+1)); done"))
                .contains("can't fork");
        assertThatNeighbourGoesOn();
    }

    @Test
    void memory_beyond_the_booking_ends_what_asked_for_it() {
        assertThat(inside(greedy, "/bin/busybox tail /dev/zero; echo ended with $?"))
                .contains("ended with 137");
        assertThatNeighbourGoesOn();
    }

    @Test
    void ten_thousand_open_files_are_refused() {
        assertThat(inside(greedy, "ulimit -Sn; ulimit -Hn")).isEqualTo("8192\n8192");
        assertThat(inside(
                        greedy,
                        "f=/www/index.html; i=0; while [ $i -lt 10000 ]; do set -- \"$@\" $f; i=$((i+1)); done;"
                                + " /bin/busybox timeout 1 /bin/busybox tail -f \"$@\" >/dev/null"))
                .contains("Too many open files");
        assertThatNeighbourGoesOn();
    }

    @Test
    void a_read_only_image_keeps_its_files_and_has_temporary_directories_in_memory() {
        Wish wish = bookings.want(Wish.now(Duration.ofMinutes(10)).readOnly());
        await().atMost(30, SECONDS).until(() -> isRunning(wish));
        assertThat(inside(wish, "echo x > /www/x")).contains("Read-only file system");
        assertThat(inside(wish, "echo y > /tmp/y && /bin/busybox cat /tmp/y")).isEqualTo("y");
    }

    @Test
    void one_that_writes_more_than_it_may_is_ended_with_the_reason() {
        Wish wish = bookings.want(Wish.now(Duration.ofMinutes(10)));
        await().atMost(30, SECONDS).until(() -> isRunning(wish));
        inside(wish, "/bin/busybox dd if=/dev/zero of=/www/big bs=1M count=1100");
        await().atMost(60, SECONDS).until(() -> bookings.state(wish).equals("failed"));
        assertThat(bookings.reason(wish)).isEqualTo("It wrote more than 1 GB to its disk");
        await().atMost(10, SECONDS)
                .until(() ->
                        DockerCli.inspect("berth-" + wish.booking(), "{{.Id}}").contains("No such object"));
        assertThatNeighbourGoesOn();
    }

    private static void assertThatNeighbourGoesOn() {
        String format = "{{.State.Running}} {{.RestartCount}} {{.State.OOMKilled}}";
        assertThat(DockerCli.inspect("berth-" + neighbour.booking(), format)).isEqualTo("true 0 false");
        assertThat(inside(neighbour, "/bin/busybox wget -q -O - http://127.0.0.1:8080/"))
                .contains("hello from the workspace");
        assertThat(bookings.state(greedy)).isEqualTo("running");
    }

    private static String inside(Wish wish, String script) {
        return DockerCli.tried("exec", "berth-" + wish.booking(), "/bin/sh", "-c", script);
    }

    private static boolean isRunning(Wish wish) {
        return bookings.state(wish).equals("running");
    }
}
