package dev.berth.agentservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a node gets and may do over its link: real WebSockets, real keys, a real Kafka. */
@Tag("engines")
class NodeLinkTest {
    private static TestTopics topics;
    private static Replica service;

    @BeforeAll
    static void start() throws Exception {
        topics = new TestTopics().make();
        service = Replica.ready(topics);
    }

    @AfterAll
    static void stop() {
        service.close();
        topics.close();
    }

    @Test
    void a_node_gets_its_own_workspaces_and_nobody_elses() throws Exception {
        TestNode mine = enrolled();
        TestNode other = enrolled();
        UUID booking = UUID.randomUUID();
        topics.workspace(other.id(), UUID.randomUUID(), 1);
        topics.workspace(mine.id(), booking, 1);
        topics.workspace(mine.id(), booking, 2);
        UUID forgotten = UUID.randomUUID();
        topics.workspace(mine.id(), forgotten, 1);
        topics.noWorkspace(mine.id(), forgotten);
        linkedUntil(mine, 1);
        try (TestLink link = mine.link(service.port())) {
            Instant before = Instant.now();
            TestLink.Snapshot snapshot = link.snapshot();
            assertThat(snapshot.workspaces()).hasSize(1);
            assertThat(snapshot.workspaces().getFirst().path("bookingId").asString())
                    .isEqualTo(booking.toString());
            assertThat(snapshot.workspaces().getFirst().path("generation").asInt())
                    .isEqualTo(2);
            assertThat(snapshot.epoch()).isBetween(before.toEpochMilli() - 60_000, before.toEpochMilli() + 60_000);

            topics.workspace(other.id(), UUID.randomUUID(), 1);
            topics.workspace(mine.id(), booking, 3);
            topics.noWorkspace(mine.id(), booking);
            assertThat(link.next("workspace")
                            .path("event")
                            .path("workspace")
                            .path("generation")
                            .asInt())
                    .isEqualTo(3);
            assertThat(link.next("forget").path("bookingId").asString()).isEqualTo(booking.toString());
        }
    }

    @Test
    void the_publishers_own_examples_are_understood_and_passed_on_unchanged() throws Exception {
        TestNode node = enrolled();
        String example = Golden.read("workspace.desired.json")
                .replace("0199f3a0-0000-7000-8000-0000000000c1", node.id().toString());
        UUID booking = UUID.fromString("0199f3a0-0000-7000-8000-0000000000b1");
        topics.send(topics.workspaces, node.id() + "/" + booking, example);
        linkedUntil(node, 1);
        try (TestLink link = node.link(service.port())) {
            assertThat((Object) link.snapshot().workspaces().getFirst())
                    .isEqualTo(Golden.json(example).path("workspace"));
        }
        topics.send(
                topics.resources,
                "0199f3a0-0000-7000-8000-0000000000c1",
                Golden.read("resource.changed.json").replace("\"revoked\": false", "\"revoked\": true"));
        topics.send(topics.resources, UUID.randomUUID().toString(), Golden.read("resource.changed.room.json"));
        topics.send(topics.resources, UUID.randomUUID().toString(), Golden.read("resource.changed.course.json"));
        topics.send(topics.resources, "no id", "no event");
        enrolled(); // what follows is read
    }

    @Test
    void a_report_reaches_booking_service_as_the_node_signed_it() throws Exception {
        TestNode node = enrolled();
        try (TestLink link = node.link(service.port())) {
            long epoch = link.snapshot().epoch();
            String body = node.reportBody(node.id(), epoch, 1, "äöü 🙂");
            link.report(body, node.sign(body));
            ConsumerRecord<String, String> sent = reports(node, 1).getFirst();
            assertThat(sent.value()).isEqualTo(body);
            assertThat(new String(sent.headers().lastHeader("berth-signature").value(), StandardCharsets.US_ASCII))
                    .isEqualTo(node.sign(body));
        }
    }

    @Test
    void a_node_reports_only_about_itself_in_this_epoch_once_and_signed() throws Exception {
        TestNode node = enrolled();
        TestNode other = enrolled();
        try (TestLink link = node.link(service.port())) {
            long epoch = link.snapshot().epoch();
            String aboutAnother = node.reportBody(other.id(), epoch, 1, "");
            link.report(aboutAnother, node.sign(aboutAnother));
            String oldEpoch = node.reportBody(node.id(), epoch - 1, 1, "");
            link.report(oldEpoch, node.sign(oldEpoch));
            String unsigned = node.reportBody(node.id(), epoch, 1, "");
            link.report(unsigned, "");
            link.report(unsigned, other.sign(unsigned));
            link.report(unsigned.replace("\"cores\":8", "\"cores\":9"), node.sign(unsigned));
            String withoutNumbers = unsigned.replace("\"epoch\"", "\"era\"");
            link.report(withoutNumbers, node.sign(withoutNumbers));
            link.report("nonsense", node.sign("nonsense"));
            link.report("null", node.sign("null"));
            String first = node.reportBody(node.id(), epoch, 1, "first");
            link.report(first, node.sign(first));
            link.report(first, node.sign(first));
            String last = node.reportBody(node.id(), epoch, 2, "last");
            link.report(last, node.sign(last));
            assertThat(reports(node, 2)).extracting(ConsumerRecord::value).containsExactly(first, last);
        }
    }

    @Test
    void a_node_that_reports_too_often_is_slowed_down_and_its_newest_report_counts() throws Exception {
        TestNode node = enrolled();
        try (TestLink link = node.link(service.port())) {
            long epoch = link.snapshot().epoch();
            for (int sequence = 1; sequence <= 150; sequence++) {
                String body = node.reportBody(node.id(), epoch, sequence, "");
                link.report(body, node.sign(body));
            }
            List<ConsumerRecord<String, String>> sent = topics.reports(it ->
                    it.stream().anyMatch(row -> isOf(node, row) && row.value().contains("\"sequence\":150,")));
            assertThat(sent.stream().filter(it -> isOf(node, it))).hasSizeBetween(50, 100);
        }
    }

    @Test
    void a_node_that_links_before_its_key_has_arrived_here_is_linked_when_it_has() throws Exception {
        var node = new TestNode();
        try (TestLink link = node.link(service.port())) {
            topics.node(node);
            assertThat(link.snapshot().epoch()).isPositive();
        }
    }

    @Test
    void a_linked_node_of_the_same_site_is_asked_to_wake_another_while_that_is_news() throws Exception {
        TestNode linked = enrolled();
        TestNode asleep = enrolled();
        try (TestLink link = linked.link(service.port())) {
            link.snapshot();
            topics.waking(asleep, Instant.now().minusSeconds(60));
            topics.waking(asleep, Instant.now());
            assertThat(link.next("wake").path("mac").asString()).isEqualTo("52:54:00:ab:cd:ef");
            topics.workspace(linked.id(), UUID.randomUUID(), 1);
            assertThat(link.next().path("type").asString())
                    .as("the packet of a minute ago was not sent again")
                    .isEqualTo("workspace");
        }
    }

    @Test
    void a_hello_cannot_be_used_again() throws Exception {
        TestNode node = enrolled();
        try (TestLink overheard = new TestLink(service.port());
                TestLink attacker = new TestLink(service.port())) {
            String hello = node.hello(overheard.nonce(), 0);
            overheard.send(hello);
            overheard.snapshot();
            attacker.send(hello);
            assertThat(attacker.closeCode()).isEqualTo(4401);
            assertThat(attacker.nonce()).isNotEqualTo(overheard.nonce());
        }
    }

    @Test
    void unknown_nodes_and_wrong_keys_are_refused() throws Exception {
        TestNode known = enrolled();
        try (TestLink unknown = new TestNode().link(service.port());
                TestLink wrongKey = new TestLink(service.port());
                TestLink otherEpoch = new TestLink(service.port())) {
            assertThat(unknown.closeCode()).isEqualTo(4401);
            wrongKey.send(new TestNode()
                    .hello(wrongKey.nonce(), 0)
                    .replaceFirst("\"nodeId\":\"[^\"]*", "\"nodeId\":\"" + known.id()));
            assertThat(wrongKey.closeCode()).isEqualTo(4401);
            otherEpoch.send(known.hello(otherEpoch.nonce(), 7).replace("\"lastEpoch\":7", "\"lastEpoch\":8"));
            assertThat(otherEpoch.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void a_revoked_node_loses_its_link_at_once_and_gets_no_other() throws Exception {
        TestNode node = enrolled();
        try (TestLink link = node.link(service.port())) {
            link.snapshot();
            topics.node(node, true);
            assertThat(link.closeCode()).isEqualTo(4401);
        }
        try (TestLink again = node.link(service.port())) {
            assertThat(again.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void a_deleted_node_loses_its_link_and_a_node_without_a_published_key_gets_none() throws Exception {
        TestNode node = enrolled();
        try (TestLink link = node.link(service.port())) {
            link.snapshot();
            topics.send(topics.resources, node.id().toString(), null);
            assertThat(link.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void a_second_link_ends_the_first_and_has_a_greater_epoch() throws Exception {
        TestNode node = enrolled();
        try (TestLink first = node.link(service.port())) {
            long epoch = first.snapshot().epoch();
            try (TestLink second = node.link(service.port(), epoch + 5_000_000)) {
                assertThat(first.closeCode()).isEqualTo(4409);
                long secondEpoch = second.snapshot().epoch();
                assertThat(secondEpoch).isEqualTo(epoch + 5_000_001);
                UUID booking = UUID.randomUUID();
                topics.workspace(node.id(), booking, 1);
                second.next("workspace");
                try (TestLink third = node.link(service.port())) {
                    assertThat(third.snapshot().epoch()).isEqualTo(secondEpoch + 1);
                }
            }
        }
    }

    @Test
    void what_cannot_be_understood_ends_that_link_alone() throws Exception {
        TestNode bystander = enrolled();
        try (TestLink untouched = bystander.link(service.port())) {
            untouched.snapshot();
            assertThat(afterSending("no json")).isEqualTo(4400);
            assertThat(afterSending("[]")).isEqualTo(4400);
            assertThat(afterSending("{\"type\":7}")).isEqualTo(4400);
            assertThat(afterSending("[".repeat(100_000))).isEqualTo(4400);
            assertThat(afterSending("{\"type\":\"hello\",\"nodeId\":\"me\"}")).isEqualTo(4400);
            assertThat(afterSending("{\"type\":\"report\",\"body\":\"{}\",\"signature\":\"\"}"))
                    .as("a report before the hello")
                    .isEqualTo(4400);
            assertThat(afterSending("x".repeat(256 * 1024 + 1))).isEqualTo(1009);
            try (TestLink binary = new TestLink(service.port())) {
                binary.socket().send(RawWebSocket.BINARY, new byte[] {1, 2, 3});
                assertThat(binary.closeCode()).isEqualTo(4400);
            }
            try (TestLink noFrames = new TestLink(service.port())) {
                noFrames.socket().sendRaw("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(noFrames.closeCode()).isEqualTo(1002);
            }
            untouched.send("{\"type\":\"from-the-future\",\"x\":1}");
            topics.workspace(bystander.id(), UUID.randomUUID(), 1);
            untouched.next("workspace");
        }
    }

    @Test
    void changes_that_come_while_a_snapshot_is_sent_arrive_after_it_in_order() throws Exception {
        TestNode node = enrolled();
        List<UUID> bookings =
                java.util.stream.Stream.generate(UUID::randomUUID).limit(300).toList();
        bookings.forEach(it -> topics.workspaceSoon(node.id(), it, 1, "x".repeat(1000)));
        topics.flush();
        for (int round = 0; round < 3; round++) {
            int first = 2 + round * 4;
            Thread publisher = Thread.ofVirtual().start(() -> {
                for (int generation = first; generation < first + 4; generation++) {
                    int now = generation;
                    bookings.forEach(it -> topics.workspaceSoon(node.id(), it, now, ""));
                }
                topics.flush();
            });
            try (TestLink link = node.link(service.port())) {
                Map<String, Integer> newest = new HashMap<>();
                link.snapshot()
                        .workspaces()
                        .forEach(it -> newest.put(it.path("bookingId").asString(), generation(it)));
                while (newest.size() < bookings.size()
                        || newest.values().stream().anyMatch(it -> it < first + 3)) {
                    JsonNode change = link.next("workspace").path("event").path("workspace");
                    Integer before = newest.put(change.path("bookingId").asString(), generation(change));
                    assertThat(generation(change))
                            .as("no older one after a newer")
                            .isGreaterThan(before == null ? 0 : before);
                }
            }
            publisher.join();
        }
    }

    @Test
    void partitions_that_are_added_later_are_read_as_well() throws Exception {
        TestNode node = enrolled();
        try (TestLink link = node.link(service.port())) {
            link.snapshot();
            topics.addPartition();
            UUID booking = UUID.randomUUID();
            topics.workspaceInTheAddedPartition(node.id(), booking);
            assertThat(link.next("workspace")
                            .path("event")
                            .path("workspace")
                            .path("bookingId")
                            .asString())
                    .isEqualTo(booking.toString());
        }
    }

    @Test
    void other_protocols_and_compression_are_not_agreed_to() throws Exception {
        try (var wrong = new RawWebSocket(service.port(), "something.else")) {
            assertThat(wrong.status()).isEqualTo(400);
        }
        try (var right = new RawWebSocket(service.port(), TestLink.PROTOCOL)) {
            assertThat(right.answer()).contains("berth-node-link.v1").doesNotContainIgnoringCase("extensions");
        }
        assertThat(service.status("/api/v1/node-link/else")).isEqualTo(404);
        assertThat(service.status("/")).isEqualTo(404);
    }

    private int afterSending(String text) throws IOException {
        try (TestLink link = new TestLink(service.port())) {
            link.send(text);
            return link.closeCode();
        }
    }

    private static int generation(JsonNode workspace) {
        return workspace.path("generation").asInt();
    }

    /** A node whose key the service knows. */
    private static TestNode enrolled() {
        var node = new TestNode();
        topics.node(node);
        await().until(() -> isKnown(node));
        return node;
    }

    private static boolean isKnown(TestNode node) {
        return service.bean(dev.berth.agentservice.node.Nodes.class)
                .find(node.id())
                .flatMap(dev.berth.agentservice.node.Node::key)
                .isPresent();
    }

    /** Until a snapshot has so many workspaces: the topics are read in the background. */
    private static void linkedUntil(TestNode node, int workspaces) {
        await().until(() -> {
            try (TestLink link = node.link(service.port())) {
                return link.snapshot().workspaces().size() == workspaces;
            }
        });
    }

    private static List<ConsumerRecord<String, String>> reports(TestNode node, int count) {
        return topics.reports(it -> it.stream().filter(row -> isOf(node, row)).count() >= count).stream()
                .filter(it -> isOf(node, it))
                .toList();
    }

    private static boolean isOf(TestNode node, ConsumerRecord<String, String> row) {
        return node.id().toString().equals(row.key());
    }
}
