package dev.berth.booking.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.HeardEvents;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;

/** Reports as agents send them, over a real Kafka. */
@ServiceTest
class NodeReportTest {
    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final Silence silence;
    private final HeardEvents heard;
    private final KafkaAdmin kafka;
    private final TestPeople people;
    private final TestMachine machine = new TestMachine();
    private String nodeId = "";

    NodeReportTest(
            Api api,
            TestClock clock,
            JdbcClient jdbc,
            MeterRegistry meters,
            Silence silence,
            HeardEvents heard,
            KafkaAdmin kafka,
            TestPeople people) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.meters = meters;
        this.silence = silence;
        this.heard = heard;
        this.kafka = kafka;
        this.people = people;
    }

    @BeforeEach
    void enrolled() {
        String token =
                api.post("/api/v1/nodes/enrolments", people.admin(), "{}").at("$.token");
        nodeId = machine.redeem(api, token).is(201).at("$.nodeId");
        // An admin has agreed to a larger machine than it was at its enrolment.
        jdbc.sql("UPDATE node SET agreed = '{\"cores\":64,\"memoryGb\":512,\"gpus\":[]}' WHERE id = ?::uuid")
                .param(nodeId)
                .update();
    }

    @Test
    void a_node_is_online_with_its_first_report_and_its_workspaces_are_told_of() {
        send(report(32));
        awaitPresence("online");
        assertThat(column("cores")).isEqualTo("32");
        NodeReported told = reported().getFirst();
        assertThat(told.workspaces()).singleElement().satisfies(it -> {
            assertThat(it.state()).isEqualTo("running");
            assertThat(it.address()).isEqualTo(new ObservedWorkspace.Address("10.0.0.17", 32768));
        });
    }

    @Test
    void only_what_matters_to_others_is_told_to_them() {
        send(report(32));
        awaitPresence("online");
        long version = Long.parseLong(column("version"));
        clock.advance(Duration.ofSeconds(10));
        send(report(32));
        awaitTaken(2);
        assertThat(column("version")).isEqualTo(String.valueOf(version));
        clock.advance(Duration.ofSeconds(10));
        send(report(16));
        await().until(() -> column("cores").equals("16"));
        assertThat(column("version")).isEqualTo(String.valueOf(version + 1));
        assertThat(heard.of(NodeCapacityChanged.class))
                .filteredOn(it -> it.nodeId().toString().equals(nodeId))
                .extracting(it -> it.capacity().cores())
                .containsExactly(32, 16);
        assertThat(api.get("/api/v1/audit?subjectKind=node&subjectId=" + nodeId, people.admin())
                        .<List<Integer>>at("$.items[?(@.action == 'resized')].changes.cores.new"))
                .as("newest first")
                .startsWith(16);
    }

    @Test
    void a_report_that_was_seen_before_changes_nothing() {
        String report = report(32);
        double before = counted("seen_before");
        send(report);
        send(report);
        await().until(() -> counted("seen_before") > before);
        assertThat(reported()).hasSize(1);
    }

    @Test
    void a_report_that_the_node_did_not_sign_is_passed_over_and_the_next_is_read() {
        double before = counted("wrong_signature");
        send(nodeId, report(99), new TestMachine().sign(report(99)));
        send(nodeId, report(98), null);
        send(nodeId, "nonsense", machine.sign("nonsense"));
        send(nodeId, "null", machine.sign("null"));
        String another = report(97).replace(nodeId, UUID.randomUUID().toString());
        send(nodeId, another, machine.sign(another));
        send("no id", report(96), machine.sign(report(96)));
        send(report(32));
        awaitPresence("online");
        assertThat(column("cores")).isEqualTo("32");
        assertThat(counted("wrong_signature")).isEqualTo(before + 1);
    }

    @Test
    void a_clock_far_ahead_does_not_shut_out_what_follows() {
        clock.advance(Duration.ofDays(2));
        String fromTheFuture = report(99);
        clock.advance(Duration.ofDays(-2));
        send(fromTheFuture);
        send(report(32));
        awaitPresence("online");
        assertThat(column("cores")).isEqualTo("32");
    }

    @Test
    void a_silent_node_is_offline_and_one_report_brings_it_back() {
        send(report(32));
        awaitPresence("online");
        clock.advance(Duration.ofSeconds(29));
        silence.judge(Instant.EPOCH);
        assertThat(column("presence")).isEqualTo("online");
        clock.advance(Duration.ofSeconds(2));
        silence.judge(Instant.EPOCH);
        assertThat(column("presence")).isEqualTo("offline");
        send(report(32));
        awaitPresence("online");
    }

    @Test
    void nobody_is_silent_while_nobody_could_be_heard() {
        send(report(32));
        awaitPresence("online");
        clock.advance(Duration.ofMinutes(5));
        silence.judge(clock.instant().minusSeconds(10));
        assertThat(column("presence")).isEqualTo("online");
    }

    @Test
    void an_old_report_does_not_make_a_dead_node_look_alive() {
        String old = report(32);
        clock.advance(Duration.ofMinutes(5));
        send(old);
        awaitTaken(1);
        assertThat(column("presence")).isEqualTo("offline");
    }

    @Test
    void reports_of_a_link_count_by_its_epoch_and_sequence_whatever_the_nodes_clock_says() {
        send(linkReport(32, 1_000, 1));
        awaitPresence("online");
        clock.advance(Duration.ofMinutes(-10)); // the node's clock steps back
        String steppedBack = linkReport(16, 1_000, 2);
        clock.advance(Duration.ofMinutes(10));
        send(steppedBack);
        await().until(() -> column("cores").equals("16"));

        clock.advance(Duration.ofSeconds(1));
        double before = counted("seen_before");
        send(linkReport(64, 1_000, 2));
        send(linkReport(64, 999, 7));
        await().until(() -> counted("seen_before") == before + 2);
        assertThat(column("cores")).isEqualTo("16");

        send(linkReport(24, 1_001, 1));
        await().until(() -> column("cores").equals("24"));
    }

    @Test
    void a_node_whose_clock_is_far_ahead_is_still_heard_over_its_link() {
        clock.advance(Duration.ofHours(2));
        String ahead = linkReport(16, 1_000, 1);
        clock.advance(Duration.ofHours(-2));
        send(ahead);
        await().until(() -> column("cores").equals("16"));
        send(linkReport(24, 1_000, 2));
        await().until(() -> column("cores").equals("24"));
    }

    @Test
    void more_capacity_than_agreed_waits_for_an_admin() {
        send(report(96));
        awaitPresence("online");
        assertThat(column("cores")).isEqualTo("64");
        String path = "/api/v1/nodes/" + nodeId;
        assertThat(api.get(path, people.admin()).<Integer>at("$.offered.cores")).isEqualTo(96);
        assertThat(api.get(path, people.student()).body()).doesNotContain("offered");
        api.post(path + "/accept-capacity", people.student(), null).isProblem(403, "forbidden");
        api.post(path + "/accept-capacity", people.admin(), null).is(200);
        assertThat(column("cores")).isEqualTo("96");
        assertThat(api.get(path, people.admin()).body()).doesNotContain("offered");
    }

    @Test
    void a_node_that_woke_remembers_how_long_it_took() {
        jdbc.sql("UPDATE node SET presence = 'asleep', wake_began_at = ? WHERE id = ?::uuid")
                .params(clock.instant().minusSeconds(80).atOffset(java.time.ZoneOffset.UTC), nodeId)
                .update();
        send(report(32));
        awaitPresence("online");
        assertThat(api.get("/api/v1/nodes/" + nodeId, people.admin()).<Integer>at("$.wakeSeconds"))
                .as("eighty seconds, and one minute to look at image and GPU")
                .isEqualTo(140);
    }

    @Test
    void reports_of_a_revoked_node_are_refused() {
        send(report(32));
        awaitPresence("online");
        api.post("/api/v1/nodes/" + nodeId + "/revoke", people.admin(), "").is(200);
        double before = counted("revoked");
        clock.advance(Duration.ofSeconds(10));
        send(report(16));
        await().until(() -> counted("revoked") == before + 1);
        assertThat(column("cores")).isEqualTo("32");
        assertThat(column("presence")).isEqualTo("offline");
    }

    @Test
    void the_agents_own_example_is_understood() throws Exception {
        byte[] golden = Files.readAllBytes(Path.of("../agent-service/events/node.reported.json"));
        UUID node = UUID.fromString("0199f3a0-0000-7000-8000-0000000000c1");
        NodeReport report = Objects.requireNonNull(new SignedReport(node, golden, new byte[0], Instant.EPOCH).read());
        assertThat(report.capacity().gpuUuids()).containsExactly("GPU-8a56a4bc-0000-0000-0000-000000000001");
        assertThat(report.software().runtime()).isEqualTo("docker");
        assertThat(report.observed())
                .singleElement()
                .extracting(ObservedWorkspace::state)
                .isEqualTo("running");
    }

    private String report(int cores) {
        Instant now = clock.instant();
        return """
                {"id":"%s","type":"node.reported","version":%d,"occurredAt":"%s","later":"ignored",
                 "node":{"id":"%s","agentVersion":"0.1.0","runtime":"docker","runtimeVersion":"29.1.0","cores":%d,
                         "memoryGb":128,"gpus":[],"images":["busybox"],"load":{"cpu":0.12,"memoryGbUsed":9.5}},
                 "workspaces":[{"bookingId":"%s","generation":1,"state":"running","since":"%s","reason":null,
                                "address":{"host":"10.0.0.17","port":32768}}]}""".formatted(UUID.randomUUID(), now.toEpochMilli(), now, nodeId, cores, UUID.randomUUID(), now);
    }

    private String linkReport(int cores, long epoch, long sequence) {
        return report(cores)
                .replaceFirst("\"later\"", "\"epoch\":%d,\"sequence\":%d,\"later\"".formatted(epoch, sequence));
    }

    private void send(String report) {
        send(nodeId, report, machine.sign(report));
    }

    private void send(String key, String report, byte @Nullable [] signature) {
        Map<String, Object> settings = Map.copyOf(kafka.getConfigurationProperties());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var row = new ProducerRecord<>("berth.nodes", key, report);
            if (signature != null) {
                row.headers()
                        .add(
                                "berth-signature",
                                Base64.getEncoder().encodeToString(signature).getBytes(StandardCharsets.US_ASCII));
            }
            producer.send(row);
        }
    }

    private void awaitPresence(String presence) {
        await().atMost(Duration.ofSeconds(20)).until(() -> column("presence").equals(presence));
    }

    private void awaitTaken(int reports) {
        await().atMost(Duration.ofSeconds(20)).until(() -> reported().size() == reports);
    }

    private List<NodeReported> reported() {
        return heard.of(NodeReported.class).stream()
                .filter(it -> it.nodeId().toString().equals(nodeId))
                .toList();
    }

    private double counted(String outcome) {
        return meters.counter("berth.node.reports", "outcome", outcome).count();
    }

    private String column(String column) {
        return jdbc.sql("select " + column + "::text from node where id = ?::uuid")
                .param(nodeId)
                .query(String.class)
                .single();
    }
}
