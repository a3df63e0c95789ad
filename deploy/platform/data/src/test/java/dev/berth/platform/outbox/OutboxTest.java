package dev.berth.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.engines.Engines;
import dev.berth.platform.testing.PlatformTest;
import dev.berth.platform.testing.PublishedEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@NullUnmarked
@PlatformTest
@ExtendWith(OutputCaptureExtension.class)
class OutboxTest {
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final String key = UUID.randomUUID().toString();

    OutboxTest(
            Outbox outbox, OutboxRelay relay, TransactionTemplate transaction, JdbcClient jdbc, MeterRegistry meters) {
        this.outbox = outbox;
        this.relay = relay;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.meters = meters;
    }

    @AfterEach
    void the_relay_runs_for_the_next_test() {
        if (!relay.isRunning()) relay.start();
    }

    private void append(Object... events) {
        transaction.executeWithoutResult(status -> {
            for (Object event : events) outbox.append(PublishedEvents.TOPIC, key, event);
        });
    }

    private List<String> published(int atLeast) {
        return PublishedEvents.read(it -> it.key().equals(key), it -> it.size() >= atLeast).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private int waiting() {
        return jdbc.sql("SELECT count(*) FROM outbox WHERE key = ?")
                .param(key)
                .query(Integer.class)
                .single();
    }

    @Test
    void an_event_without_a_transaction_is_a_bug() {
        assertThatThrownBy(() -> outbox.append(PublishedEvents.TOPIC, key, Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void what_is_rolled_back_is_never_published() {
        transaction.executeWithoutResult(status -> {
            outbox.append(PublishedEvents.TOPIC, key, Map.of("n", 1));
            status.setRollbackOnly();
        });
        append(Map.of("n", 2));
        assertThat(published(1)).containsExactly("{\"n\":2}");
    }

    @Test
    void events_of_a_key_arrive_in_order_and_leave_the_table() {
        for (int n = 0; n < 50; n++) append(Map.of("n", 2 * n), Map.of("n", 2 * n + 1));
        assertThat(published(100))
                .containsExactlyElementsOf(IntStream.range(0, 100)
                        .mapToObj("{\"n\":%d}"::formatted)
                        .toList());
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(waiting()).isZero());
    }

    @Test
    void a_null_is_a_tombstone() {
        append(Map.of("n", 1), null);
        assertThat(published(2)).containsExactly("{\"n\":1}", null);
    }

    /** As after SIGKILL between commit and publishing: the row is all that is left, and nobody is woken for it. */
    @Test
    void what_a_dead_process_left_behind_is_published_by_the_next() {
        relay.stop();
        append(Map.of("n", 1), Map.of("n", 2));
        assertThat(waiting()).isEqualTo(2);
        relay.start();
        assertThat(published(2)).containsExactly("{\"n\":1}", "{\"n\":2}");
    }

    @Test
    void an_event_is_in_kafka_well_within_a_quarter_of_a_second_of_its_commit() {
        append(Map.of("n", -1)); // topics and connections are there
        published(1);
        List<Duration> delays = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            append(Map.of("n", n));
            Instant committed = Instant.now();
            while (waiting() > 0) Thread.onSpinWait();
            delays.add(Duration.between(committed, Instant.now()));
        }
        delays.sort(null);
        assertThat(delays.get(delays.size() / 2)).as("median of %s", delays).isLessThan(Duration.ofMillis(250));
    }

    @Test
    void an_event_that_is_larger_than_kafka_takes_is_set_aside_and_those_behind_it_go_on(CapturedOutput output) {
        relay.stop();
        append(Map.of("n", 1), Map.of("secret", "x".repeat(2_000_000)), Map.of("n", 2));
        transaction.executeWithoutResult(
                status -> outbox.append(PublishedEvents.TOPIC, key + "-other", Map.of("n", 3)));
        relay.start();
        assertThat(published(2)).containsExactly("{\"n\":1}", "{\"n\":2}");
        assertThat(PublishedEvents.read(it -> it.key().equals(key + "-other"), it -> !it.isEmpty()))
                .hasSize(1);
        assertThat(waiting()).isZero();
        assertThat(jdbc.sql("SELECT reason FROM outbox_set_aside WHERE key = ? AND value LIKE '%secret%'")
                        .param(key)
                        .query(String.class)
                        .list())
                .containsExactly("larger than Kafka takes");
        assertThat(meters.get("berth.outbox.set_aside").gauge().value()).isEqualTo(1);
        assertThat(output.getAll())
                .contains("which is larger than Kafka takes: topic " + PublishedEvents.TOPIC + ", key " + key)
                .doesNotContain("xxxxxxxx");
    }

    @Test
    void an_event_that_only_the_broker_finds_too_large_is_found_among_the_others_and_set_aside() throws Exception {
        append(Map.of("n", 1)); // makes the topic
        published(1);
        brokerTakesAtMost("100000");
        List<String> keys = IntStream.range(0, 6).mapToObj(n -> key + "-" + n).toList();
        relay.stop();
        transaction.executeWithoutResult(status -> keys.forEach(each -> outbox.append(
                PublishedEvents.TOPIC, each, Map.of("n", each.endsWith("3") ? "y".repeat(200_000) : "small"))));
        relay.start();
        assertThat(PublishedEvents.read(
                        it -> keys.contains(it.key()),
                        it -> it.stream().map(ConsumerRecord::key).distinct().count() == 5))
                .noneMatch(it -> it.key().endsWith("3"));
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(jdbc.sql("SELECT key FROM outbox_set_aside WHERE key LIKE ?")
                                .param(key + "%")
                                .query(String.class)
                                .list())
                        .containsExactly(key + "-3"));
    }

    private static void brokerTakesAtMost(String bytes) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, PublishedEvents.TOPIC);
        var limit = new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", Engines.kafka().bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(limit))).all().get();
        }
    }
}
