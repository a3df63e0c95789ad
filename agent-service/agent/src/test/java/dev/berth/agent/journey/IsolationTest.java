package dev.berth.agent.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.agent.RunningAgent;
import dev.berth.agent.journey.Bookings.Wish;
import dev.berth.agent.testing.FakeControlPlane;
import dev.berth.agent.testing.NetworkNamespace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a workspace reaches, tried from inside. The forbidden addresses are stand-ins in a network namespace; routes to them
 * alone lead there, so nothing outside is ever asked.
 */
@RequiresDocker
@Tag("engines")
class IsolationTest {
    private static final String PUBLIC = "http://25.25.25.25:8080/";
    private static final String PRIVATE = "http://10.254.77.77:8080/";
    private static final String METADATA = "http://169.254.77.77:8080/";
    private static final String NODE = "http://192.0.2.77:8080/";
    private static final String VETH = "bt" + ProcessHandle.current().pid();

    @TempDir
    static Path folder;

    private static NetworkNamespace outside;
    private static Process server;
    private static Process nodeServer;
    private static FakeControlPlane controlPlane;
    private static Bookings bookings;
    private static RunningAgent agent;

    @BeforeAll
    static void start() throws Exception {
        NetworkNamespace.assumeAllowed();
        DockerCli.makeImage();
        standIns();
        controlPlane = new FakeControlPlane();
        bookings = new Bookings(controlPlane);
        agent = new RunningAgent(folder.resolve("home"), controlPlane.url()).start();
    }

    /** The node's own service listens on an address that only this machine has. */
    private static void standIns() throws Exception {
        outside = new NetworkNamespace();
        NetworkNamespace.onMachine(
                "ip", "link", "add", VETH, "type", "veth", "peer", "name", "eth9", "netns", outside.name());
        NetworkNamespace.onMachine("ip", "address", "add", "192.0.2.77/32", "dev", VETH);
        NetworkNamespace.onMachine("ip", "link", "set", VETH, "up");
        outside.run("ip", "link", "set", "eth9", "up");
        outside.run("ip", "route", "add", "192.0.2.77/32", "dev", "eth9");
        for (String url : List.of(PUBLIC, PRIVATE, METADATA)) {
            String address = url.substring("http://".length(), url.lastIndexOf(':'));
            outside.run("ip", "address", "add", address + "/32", "dev", "eth9");
            NetworkNamespace.onMachine("ip", "route", "add", address + "/32", "dev", VETH, "src", "192.0.2.77");
        }
        Path page = Files.createDirectories(folder.resolve("page"));
        Files.writeString(page.resolve("index.html"), "reached");
        server = outside.start("/bin/busybox", "httpd", "-f", "-p", "8080", "-h", page.toString());
        nodeServer = new ProcessBuilder("/bin/busybox", "httpd", "-f", "-p", "192.0.2.77:8080", "-h", page.toString())
                .start();
        await().atMost(5, SECONDS).until(() -> reachedByMachine(PUBLIC) && reachedByMachine(NODE));
    }

    @AfterAll
    static void stop() {
        if (controlPlane != null) {
            agent.close();
            controlPlane.close();
            DockerCli.removeAllOfNode(controlPlane.node.toString());
        }
        Stream.of(server, nodeServer).filter(it -> it != null).forEach(Process::destroyForcibly);
        if (outside != null) {
            NetworkNamespace.onMachine("ip", "link", "delete", VETH);
            outside.close();
        }
    }

    @Test
    void reaches_what_its_environment_allows_and_never_neighbour_node_or_metadata() {
        Wish internet = running("internet");
        Wish open = running("open");
        Wish none = running("none");
        assertThat(reachedByAnotherAccount(NODE)).as("the try itself works").isTrue();
        assertThat(reached(internet, open)).containsExactlyInAnyOrder(PUBLIC);
        assertThat(reached(open, internet)).containsExactlyInAnyOrder(PUBLIC, PRIVATE);
        assertThat(reached(none, internet)).isEmpty();
        assertThat(reachedByMachine(url(none))).as("the agent reaches the port").isTrue();
        assertThat(reachedByAnotherAccount(url(none)))
                .as("another account of the node does not")
                .isFalse();
    }

    @Test
    void rules_that_were_flushed_stand_again_before_the_next_start() {
        running("internet");
        NetworkNamespace.onMachine("nft", "delete", "table", "inet", "berth");
        Wish next = running("open");
        assertThat(NetworkNamespace.onMachine("nft", "list", "table", "inet", "berth"))
                .contains("chain from_workspace");
        assertThat(reached(next, next)).containsExactlyInAnyOrder(PUBLIC, PRIVATE, url(next));
    }

    @Test
    void nothing_starts_while_the_rules_cannot_be_set() throws Exception {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        Path allowed = programs.resolve("allowed");
        Path nft = Files.writeString(
                programs.resolve("nft"),
                "#!/bin/sh\n[ \"$2\" = tables ] || [ -e %s ] || exit 1\nexec /usr/sbin/nft \"$@\"\n"
                        .formatted(allowed));
        Files.setPosixFilePermissions(nft, PosixFilePermissions.fromString("rwx------"));
        try (var other = new FakeControlPlane();
                var refusing = new AgentProcess(folder.resolve("other"), other)
                        .with("PATH", programs + ":" + System.getenv("PATH"))) {
            Wish wish = new Bookings(other).want(Wish.now(Duration.ofMinutes(5)));
            refusing.start();
            await().atMost(30, SECONDS)
                    .until(() -> Files.readString(refusing.log())
                            .contains("Start " + wish.booking() + ": no answer: nft refused the rules"));
            assertThat(DockerCli.inspect("berth-" + wish.booking(), "{{.State.Status}}"))
                    .isEqualTo("created");

            Files.createFile(allowed);
            await().atMost(60, SECONDS)
                    .until(() -> DockerCli.inspect("berth-" + wish.booking(), "{{.State.Status}}")
                            .equals("running"));
            // While it lives it would make again what is removed.
            refusing.stop();
            DockerCli.removeAllOfNode(other.node.toString());
        }
    }

    private static Wish running(String egress) {
        Wish wish = bookings.want(Wish.now(Duration.ofMinutes(5)).egress(egress));
        await().atMost(30, SECONDS).until(() -> bookings.state(wish).equals("running"));
        return wish;
    }

    /** Asked all at once, because one that is dropped takes its whole time. */
    private static Set<String> reached(Wish from, Wish neighbour) {
        List<String> all = List.of(PUBLIC, PRIVATE, METADATA, NODE, url(neighbour));
        String script = all.stream()
                .map(it ->
                        "(/bin/busybox timeout 2 /bin/busybox wget -q -O /dev/null %s && echo %s) &".formatted(it, it))
                .collect(Collectors.joining("\n", "", "\nwait"));
        return DockerCli.run("exec", "berth-" + from.booking(), "/bin/busybox", "sh", "-c", script)
                .lines()
                .filter(all::contains)
                .collect(Collectors.toSet());
    }

    private static String url(Wish wish) {
        var address = bookings.workspace(wish).get("address");
        return "http://" + address.get("host").asString() + ":"
                + address.get("port").asInt() + "/";
    }

    private static boolean reachedByMachine(String url) {
        URI to = URI.create(url);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(to.getHost(), to.getPort()), 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean reachedByAnotherAccount(String url) {
        URI to = URI.create(url);
        String connect = "exec 3<>/dev/tcp/%s/%d".formatted(to.getHost(), to.getPort());
        try {
            NetworkNamespace.onMachine(
                    "timeout",
                    "2",
                    "setpriv",
                    "--reuid=65534",
                    "--regid=65534",
                    "--clear-groups",
                    "bash",
                    "-c",
                    connect);
            return true;
        } catch (IllegalStateException refused) {
            return false;
        }
    }
}
