package dev.berth.agent.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.agent.assignment.AssignedWorkspaces;
import dev.berth.agent.assignment.WorkspaceDesired;
import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.enrolment.AgentVersion;
import dev.berth.agent.enrolment.NodeIdentity;
import dev.berth.agent.enrolment.NodeKey;
import dev.berth.agent.home.AgentHome;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.stream.StreamRequest;
import dev.berth.agent.supervision.SupervisedLoops;
import dev.berth.agent.testing.Events;
import dev.berth.agent.testing.FakeControlPlane;
import dev.berth.agent.testing.FakeControlPlane.Script;
import dev.berth.agent.testing.ServerSocketLink;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NodeLinkTest {
    private static final int FINAL = 0x80;

    @TempDir
    Path folder;

    private final SupervisedLoops loops = new SupervisedLoops();
    private final HttpClient http = HttpClient.newHttpClient();
    private final UUID booking = UUID.randomUUID();
    private FakeControlPlane controlPlane;
    private AssignedWorkspaces assigned;
    private NodeKey key;
    private final List<StreamRequest> streams = new CopyOnWriteArrayList<>();
    private NodeLink link;

    @BeforeEach
    void prepare() throws Exception {
        controlPlane = new FakeControlPlane();
        var home = new AgentHome(folder);
        key = new NodeKey(home);
        controlPlane.redeemed.set(JsonMapper.shared().valueToTree(Map.of("publicKey", key.publicKeyBase64())));
        assigned = new AssignedWorkspaces(home);
        link = newLink(home, Duration.ofSeconds(45));
    }

    @AfterEach
    void close() {
        link.close();
        http.shutdownNow();
        controlPlane.close();
    }

    @Test
    void a_linked_node_gets_what_is_wanted_of_it_and_every_change() {
        controlPlane.want(booking, event(1, hours(1)));
        start();
        await().atMost(10, SECONDS).until(() -> assigned.isComplete());
        assertThat(known().orElseThrow().generation()).isEqualTo(1);

        controlPlane.want(booking, event(2, hours(2)));
        await().atMost(10, SECONDS).until(() -> known().orElseThrow().generation() == 2);

        controlPlane.forget(booking);
        await().atMost(10, SECONDS).until(() -> known().isEmpty());
    }

    @Test
    void reports_are_signed_and_numbered_within_an_epoch_that_only_rises() throws Exception {
        start();
        awaitLinked(1);
        assertThat(link.send((epoch, sequence) -> ("{\"at\":\"" + epoch + "/" + sequence + "\"}").getBytes(UTF_8)))
                .isTrue();
        assertThat(link.send((epoch, sequence) -> ("{\"at\":\"" + epoch + "/" + sequence + "\"}").getBytes(UTF_8)))
                .isTrue();
        await().atMost(10, SECONDS).until(() -> controlPlane.reports().size() == 2);
        long first = link.standing().epoch().orElseThrow();
        assertThat(controlPlane.reports())
                .allMatch(it -> controlPlane.isSigned(it.body(), it.signature()))
                .extracting(it -> it.event().get("at").asString())
                .containsExactly(first + "/1", first + "/2");

        link.close();
        var restarted = newLink(new AgentHome(folder), Duration.ofSeconds(45));
        restarted.start(identity());
        await().atMost(10, SECONDS).until(() -> restarted.standing().up());
        assertThat(controlPlane.hellos.getLast().get("lastEpoch").asLong()).isEqualTo(first);
        assertThat(restarted.standing().epoch().orElseThrow()).isGreaterThan(first);
        restarted.close();
    }

    @Test
    void an_epoch_that_was_there_before_is_not_taken() throws Exception {
        controlPlane.script(link -> {
            controlPlane.greet(link);
            link.cut();
        });
        controlPlane.script(link -> {
            link.send("{\"type\":\"challenge\",\"nonce\":\"bm9uY2U=\"}");
            JsonNode hello = JsonMapper.shared().readTree(link.read().orElseThrow());
            controlPlane.welcome(link, hello.get("lastEpoch").asLong());
            link.read();
        });
        start();
        await().atMost(20, SECONDS)
                .until(() -> link.standing().detail().contains("an epoch that this node has already had"));
    }

    @Test
    void nothing_of_a_snapshot_that_is_cut_off_is_applied() throws Exception {
        know(event(1, hours(1)));
        var mayCut = new CountDownLatch(1);
        var mayGoOn = new CountDownLatch(1);
        controlPlane.script(it -> {
            controlPlane.greet(it);
            it.send("{\"type\":\"snapshot-begin\",\"count\":2}");
            it.send(workspace(event(2, hours(2))));
            it.send("{\"type\":\"weather\"}");
            mayCut.await();
            it.cut();
        });
        controlPlane.script(it -> {
            mayGoOn.await();
            controlPlane.serve(it);
        });
        start();
        // Messages are handled one after the other: the workspace has been read.
        await().atMost(10, SECONDS).until(() -> link.unknownMessages() == 1);
        mayCut.countDown();
        await().atMost(10, SECONDS).until(() -> controlPlane.links.get() == 2);
        assertThat(known().orElseThrow().generation()).isEqualTo(1);
        assertThat(assigned.isComplete()).isFalse();

        controlPlane.want(booking, event(3, hours(3)));
        mayGoOn.countDown();
        await().atMost(20, SECONDS).until(() -> assigned.isComplete());
        assertThat(known().orElseThrow().generation()).isEqualTo(3);
    }

    @Test
    void a_snapshot_with_fewer_workspaces_than_announced_is_not_applied() throws Exception {
        know(event(1, hours(1)));
        var end = new CountDownLatch(1);
        controlPlane.script(it -> {
            controlPlane.greet(it);
            it.send("{\"type\":\"snapshot-begin\",\"count\":1}");
            it.send("{\"type\":\"snapshot-end\"}");
            it.read();
            end.await();
        });
        start();
        await().atMost(10, SECONDS).until(() -> link.standing().detail().contains("a snapshot that is not whole"));
        assertThat(known()).isPresent();
        assertThat(assigned.isComplete()).isFalse();
        end.countDown();
    }

    @Test
    void an_end_that_is_due_counts_before_the_snapshot_is_whole() throws Exception {
        know(event(1, hours(1)));
        controlPlane.script(it -> {
            controlPlane.greet(it);
            it.send("{\"type\":\"snapshot-begin\",\"count\":100}");
            it.send(workspace(event(2, Instant.now())));
            it.read();
        });
        start();
        await().atMost(10, SECONDS).until(() -> known().orElseThrow().generation() == 2);
        assertThat(known().orElseThrow().until()).isBeforeOrEqualTo(Instant.now());
        assertThat(assigned.isComplete()).isFalse();
    }

    @Test
    void a_workspace_that_cannot_be_read_is_skipped_and_stays_as_it_is_known() throws Exception {
        know(event(1, hours(1)));
        UUID other = UUID.randomUUID();
        controlPlane.script(it -> {
            controlPlane.greet(it);
            it.send("{\"type\":\"snapshot-begin\",\"count\":3}");
            it.send(workspace(JsonMapper.shared()
                    .valueToTree(Map.of("workspace", Map.of("bookingId", booking, "from", "yesterday")))));
            it.send(workspace(Events.wanted(
                    UUID.randomUUID(), UUID.randomUUID(), 1, Instant.now(), hours(1), "image", List.of())));
            it.send(workspace(Events.wanted(controlPlane.node, other, 1, Instant.now(), hours(1), "image", List.of())));
            it.send("{\"type\":\"snapshot-end\"}");
            it.read();
        });
        start();
        await().atMost(10, SECONDS).until(() -> assigned.isComplete());
        assertThat(assigned.desired())
                .extracting(DesiredWorkspace::key)
                .containsExactlyInAnyOrder(WorkspaceKey.of(booking), WorkspaceKey.of(other));
    }

    @Test
    void garbage_ends_one_connection_and_never_the_link() {
        know(event(1, hours(1)));
        // It could be understood, were it not so long.
        String padding = "x".repeat(LinkConnection.LONGEST_MESSAGE);
        byte[] tooLong = ("{\"type\":\"weather\",\"padding\":\"" + padding + "\"}").getBytes(UTF_8);
        int half = tooLong.length / 2;
        List<Script> garbage = List.of(
                it -> it.send("not JSON"),
                it -> it.send("[]"),
                it -> it.send("{\"type\":\"forget\",\"bookingId\":\"everything\"}"),
                it -> it.send("{\"type\":\"snapshot-begin\",\"count\":99999999999}"),
                it -> it.send("{\"type\":\"snapshot-end\"}"),
                it -> it.send("{\"type\":\"welcome\",\"epoch\":" + Long.MAX_VALUE + "}"),
                it -> it.frame(FINAL | ServerSocketLink.BINARY, new byte[] {1}),
                it -> it.frame(FINAL | ServerSocketLink.TEXT, new byte[] {(byte) 0xC3, (byte) 0x28}),
                it -> it.frame(FINAL | 0x70 | ServerSocketLink.TEXT, new byte[0]),
                it -> it.frame(FINAL | 0x3, new byte[0]),
                it -> it.frame(FINAL | ServerSocketLink.TEXT, tooLong),
                it -> {
                    it.frame(ServerSocketLink.TEXT, Arrays.copyOfRange(tooLong, 0, half));
                    it.frame(FINAL, Arrays.copyOfRange(tooLong, half, tooLong.length));
                });
        for (Script script : garbage) {
            controlPlane.script(it -> {
                controlPlane.greet(it);
                script.run(it);
                while (it.read().isPresent()) {
                    // Until the node has had enough.
                }
            });
        }
        controlPlane.want(booking, event(2, hours(2)));
        start();
        await().atMost(60, SECONDS).until(() -> assigned.isComplete());
        assertThat(controlPlane.links).hasValue(garbage.size() + 1);
        assertThat(known().orElseThrow().generation()).isEqualTo(2);
        assertThat(loops.troubles()).isEmpty();
    }

    @Test
    void messages_and_fields_of_a_later_release_are_counted_and_ignored() {
        controlPlane.script(it -> {
            it.send("{\"type\":\"weather\"}");
            controlPlane.greet(it);
            it.send("{\"type\":\"stream-open\",\"path\":\"/\"}");
            it.send("{\"type\":\"snapshot-begin\",\"count\":0,\"parts\":1}");
            it.send("{\"type\":\"snapshot-end\"}");
            it.read();
        });
        start();
        await().atMost(10, SECONDS).until(() -> assigned.isComplete());
        assertThat(link.unknownMessages()).isEqualTo(2);
    }

    @Test
    void a_node_that_is_not_accepted_or_replaced_says_so_and_tries_again_later() {
        controlPlane.script(it -> {
            controlPlane.greet(it);
            it.close(4409, "");
            it.read();
        });
        controlPlane.script(it -> {
            it.send("{\"type\":\"challenge\",\"nonce\":\"bm9uY2U=\"}");
            it.read();
            it.close(4401, "This node was revoked");
            it.read();
        });
        start();
        await().atMost(10, SECONDS).until(() -> link.standing().detail().equals("another agent uses this node's key"));
        await().atMost(10, SECONDS)
                .until(() -> link.standing()
                        .detail()
                        .equals("the control plane does not accept this node: This node was revoked"));
        awaitLinked(3);
    }

    @Test
    void a_control_plane_that_says_goodbye_is_called_again_when_it_asked_for() {
        controlPlane.script(it -> {
            controlPlane.greet(it);
            it.send("{\"type\":\"bye\",\"reason\":\"restart\",\"retryAfterSeconds\":1}");
            it.close(1001, "");
            it.read();
        });
        start();
        await().atMost(10, SECONDS)
                .until(() -> link.standing().detail().equals("the control plane said goodbye: restart"));
        awaitLinked(2);
    }

    @Test
    void a_connection_that_went_silent_is_given_up() {
        link = newLink(new AgentHome(folder), Duration.ofSeconds(2));
        controlPlane.script(it -> {
            controlPlane.greet(it);
            it.read();
        });
        start();
        await().atMost(10, SECONDS).until(() -> link.standing().detail().contains("nothing was heard for 2 s"));
        awaitLinked(2);
    }

    @Test
    void a_request_for_a_stream_is_handed_on_and_one_that_leads_elsewhere_ends_the_connection() {
        UUID booking = UUID.randomUUID();
        link = newLink(new AgentHome(folder), Duration.ofSeconds(20));
        controlPlane.script(it -> {
            controlPlane.greet(it);
            it.send(openStream("one-use_ticket.1", booking));
            it.send(openStream("../../elsewhere?x=", booking));
            it.read();
        });
        start();
        awaitLinked(2);
        assertThat(streams).containsExactly(new StreamRequest("one-use_ticket.1", booking, "workspace"));
    }

    private static String openStream(String ticket, UUID booking) {
        return "{\"type\":\"open-stream\",\"ticket\":\"" + ticket + "\",\"bookingId\":\"" + booking
                + "\",\"kind\":\"workspace\",\"later\":1}";
    }

    @Test
    void nothing_is_reported_while_there_is_no_link() throws Exception {
        assertThat(link.send((epoch, sequence) -> new byte[0])).isFalse();
    }

    private NodeLink newLink(AgentHome home, Duration longestSilence) {
        return new NodeLink(
                URI.create(controlPlane.url().replace("http", "ws") + "/api/v1/node-link"),
                http,
                home,
                key,
                new AgentVersion("test"),
                assigned,
                streams::add,
                NodeClock.ofThisMachine(),
                loops,
                longestSilence);
    }

    private void start() {
        link.start(identity());
    }

    private NodeIdentity identity() {
        return new NodeIdentity(controlPlane.node, URI.create(controlPlane.url()), Instant.now());
    }

    private void awaitLinked(int connections) {
        await().atMost(20, SECONDS)
                .until(() -> controlPlane.links.get() >= connections
                        && link.standing().up());
    }

    /** As from an earlier link. */
    private void know(JsonNode event) {
        DesiredWorkspace it = WorkspaceDesired.read(event, controlPlane.node);
        assigned.change(Map.of(it.key(), Optional.of(it)));
    }

    private Optional<DesiredWorkspace> known() {
        return assigned.find(WorkspaceKey.of(booking));
    }

    private JsonNode event(long generation, Instant until) {
        return Events.wanted(controlPlane.node, booking, generation, Instant.now(), until, "image", List.of());
    }

    private static String workspace(JsonNode event) {
        return "{\"type\":\"workspace\",\"event\":" + event + "}";
    }

    private static Instant hours(int hours) {
        return Instant.now().plus(Duration.ofHours(hours));
    }
}
