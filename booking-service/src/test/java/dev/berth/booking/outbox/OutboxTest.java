package dev.berth.booking.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestTopics;
import dev.berth.engines.Engines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@NullUnmarked
@ServiceTest
class OutboxTest {
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final String key = UUID.randomUUID().toString();

    OutboxTest(Outbox outbox, OutboxRelay relay, TransactionTemplate transaction, JdbcClient jdbc) {
        this.outbox = outbox;
        this.relay = relay;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @AfterEach
    void the_relay_runs_for_the_next_test() {
        if (!relay.isRunning()) relay.start();
    }

    private void append(Object... events) {
        transaction.executeWithoutResult(status -> {
            for (Object event : events) outbox.append(Topics.RESOURCES, key, event);
        });
    }

    private List<String> published(int atLeast) {
        return TestTopics.read(
                        Engines.kafka().bootstrapServers(),
                        Topics.RESOURCES,
                        it -> it.key().equals(key),
                        it -> it.size() >= atLeast)
                .stream()
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
        assertThatThrownBy(() -> outbox.append(Topics.RESOURCES, key, Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void what_is_rolled_back_is_never_told() {
        transaction.executeWithoutResult(status -> {
            outbox.append(Topics.RESOURCES, key, Map.of("n", 1));
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
}
