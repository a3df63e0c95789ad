package dev.berth.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engines.Engines;
import dev.berth.platform.testing.PlatformTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** A listener that writes down what it takes in, against a real broker and a real database. */
@PlatformTest
@NullUnmarked
@Import(InboxTest.Effects.class)
@ExtendWith(OutputCaptureExtension.class)
class InboxTest {
    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", Engines.kafka().bootstrapServers());

    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final ProcessedEvents processed;
    private final String topic;

    InboxTest(
            JdbcClient jdbc,
            MeterRegistry meters,
            ProcessedEvents processed,
            @Value("${berth.test.topic}") String topic) {
        this.jdbc = jdbc;
        this.meters = meters;
        this.processed = processed;
        this.topic = topic;
    }

    /** Takes in events whose value is their effect; two values fail. */
    @TestConfiguration
    static class Effects {
        private static final Logger log = LoggerFactory.getLogger(Effects.class);

        /** Not of the instance: the test sees a proxy of it. */
        static final AtomicInteger TRIES = new AtomicInteger();

        private final JdbcClient jdbc;
        private final ProcessedEvents processed;
        private final EventReader reader;

        Effects(JdbcClient jdbc, ProcessedEvents processed, EventReader reader) {
            this.jdbc = jdbc;
            this.processed = processed;
            this.reader = reader;
        }

        record Event(UUID id, String text) {}

        @KafkaListener(topics = "${berth.test.topic}")
        @Transactional
        public void on(ConsumerRecord<byte[], byte[]> record) {
            TRIES.incrementAndGet();
            Event event = reader.event(record.value(), Event.class);
            if (!processed.isNew(event.id())) {
                return;
            }
            if (event.text().startsWith("poison")) {
                throw new IllegalStateException("cannot take in " + event.text());
            }
            log.info("takes in an event");
            jdbc.sql("INSERT INTO effect VALUES (?)").param(event.text()).update();
        }
    }

    @BeforeEach
    void topicAndTable() throws Exception {
        jdbc.sql("CREATE TABLE IF NOT EXISTS effect (text text)").update();
        jdbc.sql("DELETE FROM effect").update();
        jdbc.sql("DELETE FROM dead_letter").update();
        try (Admin admin = Admin.create(KAFKA)) {
            if (!admin.listTopics().names().get().contains(topic)) {
                admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                        .all()
                        .get();
            }
        }
        send(event(UUID.randomUUID(), "ready"));
        await().until(() -> effects().contains("ready"));
        Effects.TRIES.set(0);
    }

    @Test
    void an_event_that_comes_twice_has_its_effect_once() throws Exception {
        UUID id = UUID.randomUUID();
        send(event(id, "one"), event(id, "one"), event(UUID.randomUUID(), "two"));
        await().until(() -> effects().contains("two"));
        assertThat(effects()).containsExactly("ready", "one", "two");
    }

    @Test
    void a_record_that_fails_is_tried_five_times_and_set_aside_and_the_next_one_is_taken(CapturedOutput output)
            throws Exception {
        double before = setAside();
        send(event(UUID.randomUUID(), "poison with a secret"), event(UUID.randomUUID(), "good"));
        await().until(() -> effects().contains("good"));
        assertThat(Effects.TRIES).hasValue(6);
        assertThat(reasons()).singleElement().asString().contains("IllegalStateException");
        assertThat(setAside()).isEqualTo(before + 1);
        assertThat(output.getAll())
                .contains("Set aside a record that could not be taken in: topic " + topic)
                .doesNotContain("a secret");
    }

    @Test
    void a_record_that_nobody_can_read_is_set_aside_at_once_byte_by_byte() throws Exception {
        send("not json, but a secret", "{}", event(UUID.randomUUID(), "good"));
        await().until(() -> effects().contains("good"));
        assertThat(jdbc.sql("SELECT convert_from(record_value, 'UTF8') FROM dead_letter ORDER BY record_offset")
                        .query(String.class)
                        .list())
                .contains("not json, but a secret");
        assertThat(Effects.TRIES.get()).isLessThanOrEqualTo(7);
    }

    @Test
    void while_the_database_is_away_records_wait_and_none_is_set_aside() throws Exception {
        String name = jdbc.sql("SELECT current_database()").query(String.class).single();
        allowConnections(name, false);
        try {
            admin().sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?")
                    .param(name)
                    .query()
                    .listOfRows();
            send(event(UUID.randomUUID(), "meanwhile"), "unreadable meanwhile");
            await().until(() -> failedTries() > 6);
        } finally {
            allowConnections(name, true);
        }
        // The pool's first attempts may come too early.
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> effects().contains("meanwhile"));
        await().until(() -> reasons().size() == 1);
    }

    @Test
    void a_statement_and_the_wait_for_a_lock_end_in_time() {
        assertThat(jdbc.sql("SHOW statement_timeout").query(String.class).single())
                .isEqualTo("15s");
        assertThat(jdbc.sql("SHOW lock_timeout").query(String.class).single()).isEqualTo("5s");
        assertThat(jdbc.sql("SHOW idle_in_transaction_session_timeout")
                        .query(String.class)
                        .single())
                .isEqualTo("1min");
    }

    @Test
    void a_partition_that_is_added_is_listened_to() throws Exception {
        int partitions;
        try (Admin admin = Admin.create(KAFKA)) {
            partitions = 1
                    + admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic)
                            .partitions()
                            .size();
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                    .all()
                    .get();
        }
        String added = event(UUID.randomUUID(), "in the new partition");
        try (var producer = new KafkaProducer<>(KAFKA, new StringSerializer(), new StringSerializer())) {
            int last = partitions - 1;
            await().until(() -> producer.partitionsFor(topic).size() > last);
            producer.send(new ProducerRecord<>(topic, last, "key", added)).get();
        }
        await().until(() -> effects().contains("in the new partition"));
    }

    @Test
    void what_is_logged_while_a_record_is_taken_in_carries_the_request_that_caused_it(CapturedOutput output)
            throws Exception {
        var record = new ProducerRecord<>(topic, "key", event(UUID.randomUUID(), "traced"));
        record.headers().add("berth-request-id", "request-42".getBytes());
        try (var producer = new KafkaProducer<>(KAFKA, new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        }
        await().until(() -> effects().contains("traced"));
        assertThat(output.getAll().lines().filter(it -> it.contains("takes in an event")))
                .anyMatch(it -> it.contains("request-42"));
    }

    @Test
    void ids_are_remembered_for_as_long_as_the_setting_says() {
        UUID event = UUID.randomUUID();
        assertThat(processed.isNew(event)).isTrue();
        cleanUpAt(Instant.now().plus(Duration.ofDays(13)));
        assertThat(processed.isNew(event)).isFalse();
        cleanUpAt(Instant.now().plus(Duration.ofDays(15)));
        assertThat(processed.isNew(event)).isTrue();
    }

    private void cleanUpAt(Instant now) {
        var settings = new InboxSettings(Duration.ofDays(14), Duration.ofSeconds(5), 5);
        new ProcessedEventsCleanup(processed, settings, Clock.fixed(now, ZoneOffset.UTC)).deleteOld();
    }

    private static String event(UUID id, String text) {
        return "{\"id\": \"%s\", \"text\": \"%s\"}".formatted(id, text);
    }

    private void send(String... values) throws Exception {
        try (var producer = new KafkaProducer<>(KAFKA, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, 0, "key", value)).get();
            }
        }
    }

    private List<String> effects() {
        return jdbc.sql("SELECT text FROM effect").query(String.class).list();
    }

    private List<String> reasons() {
        return jdbc.sql("SELECT reason FROM dead_letter").query(String.class).list();
    }

    private double setAside() {
        return meters.counter("berth.events.dead_lettered", "topic", topic).count();
    }

    private double failedTries() {
        return meters.find("spring.kafka.listener").tag("result", "failure").timers().stream()
                .mapToDouble(it -> it.count())
                .sum();
    }

    private static void allowConnections(String database, boolean allow) {
        admin().sql("ALTER DATABASE \"" + database + "\" ALLOW_CONNECTIONS " + allow)
                .update();
    }

    private static JdbcClient admin() {
        var postgres = Engines.postgres();
        return JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + postgres.port()
                + "/postgres?user=" + postgres.user() + "&password=" + postgres.password()));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }
}
