package dev.berth.agentservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How links end when a side is slow, silent or stops. */
@Tag("engines")
class LinkEndingTest {
    private final TestTopics topics = new TestTopics();

    @BeforeEach
    void make() throws Exception {
        topics.make();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void a_service_that_stops_says_bye_to_each_node_and_takes_no_new_one() throws Exception {
        var node = new TestNode();
        topics.node(node);
        var service = Replica.ready(topics);
        try (TestLink link = node.link(service.port())) {
            link.snapshot();
            Thread stopping = Thread.ofVirtual().start(service::close);
            assertThat(link.next("bye").path("retryAfterSeconds").asLong(-1)).isBetween(0L, 1L);
            assertThat(link.closeCode()).isEqualTo(1001);
            stopping.join();
        }
    }

    @Test
    void before_the_topics_are_read_there_is_no_link() throws Exception {
        try (var notMadeYet = new TestTopics();
                var service = new Replica(notMadeYet)) {
            try (var handshake = new RawWebSocket(service.port(), TestLink.PROTOCOL)) {
                assertThat(handshake.status()).isEqualTo(503);
            }
            assertThat(service.status("/actuator/health/readiness")).isEqualTo(503);
            assertThat(service.status("/actuator/health/liveness")).isEqualTo(200);
            notMadeYet.make();
            await().until(() -> service.status("/actuator/health/readiness") == 200);
            new TestLink(service.port()).close();
        }
    }

    @Test
    void who_says_no_hello_or_falls_silent_is_let_go_and_who_answers_stays() throws Exception {
        var quiet = new TestNode();
        var lively = new TestNode();
        topics.node(quiet);
        topics.node(lively);
        try (var service = Replica.ready(
                        topics,
                        "--berth.link.hello-within=1s",
                        "--berth.link.ping-every=300ms",
                        "--berth.link.silence=2s",
                        "--berth.link.time-every=500ms");
                var stranger = new TestLink(service.port());
                var silent = quiet.link(service.port());
                var talking = lively.link(service.port())) {
            talking.snapshot();
            Thread answering = Thread.ofVirtual().start(() -> readTimes(talking, 8));
            assertThat(stranger.closeCode()).isEqualTo(4408);
            assertThat(closeCodeWithoutPongs(silent.socket())).isEqualTo(1006);
            answering.join();
            lively.link(service.port()).close();
        }
    }

    /** More than four seconds of them: twice as long as silence may last. */
    private static void readTimes(TestLink link, int count) {
        try {
            for (int i = 0; i < count; i++) {
                link.next("time");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int closeCodeWithoutPongs(RawWebSocket socket) throws IOException {
        RawWebSocket.Frame frame = socket.read();
        while (frame.opcode() != RawWebSocket.CLOSE) {
            frame = socket.read();
        }
        return frame.closeCode();
    }

    @Test
    void a_node_that_does_not_read_is_cut_and_delays_nobody() throws Exception {
        var slow = new TestNode();
        var quick = new TestNode();
        topics.node(slow);
        topics.node(quick);
        String title = "x".repeat(60_000);
        try (var service = Replica.ready(topics, "--berth.link.waiting=1000000");
                var stuck = slow.link(service.port());
                var reading = quick.link(service.port())) {
            reading.snapshot();
            stuck.snapshot();
            for (int i = 0; i < 200; i++) {
                topics.workspaceSoon(slow.id(), UUID.randomUUID(), 1, title);
            }
            topics.workspaceSoon(quick.id(), UUID.randomUUID(), 1, "");
            topics.flush();
            reading.next("workspace");
            await().until(() -> service.get("/actuator/prometheus")
                    .body()
                    .contains("berth_link_ended_total{reason=\"slow-reader\"}"));
            assertThat(stuck.closeCode()).isEqualTo(1006);
        }
    }

    @Test
    void only_so_many_strangers_may_wait_and_known_nodes_do_not_count() throws Exception {
        var node = new TestNode();
        topics.node(node);
        try (var service = Replica.ready(topics, "--berth.link.unknown-per-address=3")) {
            List<TestLink> links = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                links.add(new TestLink(service.port()));
            }
            try (var oneTooMany = new RawWebSocket(service.port(), TestLink.PROTOCOL)) {
                assertThat(oneTooMany.status()).isEqualTo(429);
            }
            TestLink first = links.getFirst();
            first.send(node.hello(first.nonce(), 0));
            first.snapshot();
            System.gc(); // what only the measures refer to is kept
            assertThat(service.get("/actuator/prometheus").body())
                    .contains("berth_link_open{node=\"known\"} 1.0", "berth_link_open{node=\"unknown\"} 2.0");
            links.add(new TestLink(service.port()));
            for (TestLink link : links) {
                link.close();
            }
            await().until(() -> {
                try (var again = new RawWebSocket(service.port(), TestLink.PROTOCOL)) {
                    return again.status() == 101;
                }
            });
        }
    }
}
