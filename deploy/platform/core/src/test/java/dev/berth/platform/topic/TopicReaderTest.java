package dev.berth.platform.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engines.Engines;
import dev.berth.platform.loop.SupervisedLoops;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A reader reads everything, goes on after whatever fails, and says how far it has come. */
@Tag("engines")
@ExtendWith(OutputCaptureExtension.class)
class TopicReaderTest {
    private final Map<String, Object> kafka =
            Map.of("bootstrap.servers", Engines.kafka().bootstrapServers());
    private final String topic = "reader-" + UUID.randomUUID();
    private final SupervisedLoops loops = new SupervisedLoops();
    private final Recorder recorder = new Recorder();
    private final AtomicInteger skipped = new AtomicInteger();
    private final KafkaProducer<String, String> producer =
            new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer());
    private final TopicReader reader = new TopicReader(
            recorder,
            this::consumer,
            new TopicReaderSettings(Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofMillis(200)),
            loops,
            Clock.systemUTC(),
            topic -> skipped.incrementAndGet());

    @AfterEach
    void stop() {
        reader.stop();
        producer.close();
    }

    @Test
    void what_was_on_the_topic_and_what_comes_later_is_applied() throws Exception {
        makeTopic();
        publish("before", 0);
        reader.start();
        await().untilAsserted(() -> assertThat(recorder.applied).containsOnly("before"));
        publish("after", 1);
        await().untilAsserted(() -> assertThat(recorder.applied).containsOnly("before", "after"));
    }

    @Test
    void it_has_caught_up_only_when_what_was_published_before_has_been_applied() throws Exception {
        makeTopic();
        publish("before", 0);
        Instant published = Instant.now();
        reader.start();
        await().untilAsserted(() -> assertThat(recorder.caughtUp).isAfter(published));
        assertThat(recorder.appliedWhenCaughtUp).contains("before");
    }

    @Test
    void a_partition_that_is_added_is_read_from_its_start() throws Exception {
        makeTopic();
        reader.start();
        await().untilAsserted(() -> assertThat(recorder.caughtUp).isNotNull());
        try (var admin = Admin.create(kafka)) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(3)))
                    .all()
                    .get();
        }
        await().until(() -> producer.partitionsFor(topic).size() == 3);
        publish("in the new partition", 2);
        await().untilAsserted(() -> assertThat(recorder.applied).contains("in the new partition"));
    }

    @Test
    void topics_that_do_not_exist_yet_are_waited_for() throws Exception {
        reader.start();
        await().untilAsserted(() -> assertThat(recorder.answered).isTrue());
        assertThat(recorder.caughtUp).isNull();
        makeTopic();
        await().untilAsserted(() -> assertThat(recorder.caughtUp).isNotNull());
    }

    @Test
    void a_record_that_cannot_be_taken_in_is_counted_and_logged_without_its_content(CapturedOutput output)
            throws Exception {
        makeTopic();
        publish("bad", "a secret", 0);
        publish("good", 0);
        reader.start();
        await().untilAsserted(() -> assertThat(recorder.applied).containsOnly("good"));
        assertThat(skipped).hasValue(1);
        assertThat(loops.troubles()).isEmpty();
        assertThat(output.getOut())
                .contains("topic " + topic + ", partition 0, offset 0, because of a java.lang.IllegalArgumentException")
                .doesNotContain("a secret");
    }

    @Test
    void after_an_error_it_reads_the_topic_again() throws Exception {
        makeTopic();
        recorder.broken.set(true);
        publish("before", 0);
        reader.start();
        await().untilAsserted(() -> assertThat(loops.troubles())
                .containsEntry("read " + topic, "java.lang.NoClassDefFoundError: some.Missing"));

        recorder.broken.set(false);
        await().untilAsserted(() -> assertThat(loops.troubles()).isEmpty());
        publish("after", 1);
        await().untilAsserted(() -> assertThat(recorder.applied).containsOnly("before", "after"));
    }

    @Test
    void a_reader_that_was_stopped_and_started_reads_everything_once_more() throws Exception {
        makeTopic();
        publish("first", 0);
        reader.start();
        await().untilAsserted(() -> assertThat(recorder.applied).contains("first"));
        reader.stop();
        recorder.applied.clear();
        reader.start();
        await().untilAsserted(() -> assertThat(recorder.applied).contains("first"));
    }

    private void makeTopic() throws Exception {
        try (var admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        }
    }

    private void publish(String key, int partition) throws Exception {
        publish(key, "", partition);
    }

    private void publish(String key, String value, int partition) throws Exception {
        producer.send(new ProducerRecord<>(topic, partition, key, value)).get();
    }

    private Consumer<String, String> consumer(Map<String, Object> properties) {
        var all = new HashMap<>(kafka);
        all.putAll(properties);
        return new KafkaConsumer<>(all);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions();
    }

    private final class Recorder implements TopicListener {
        final Set<String> applied = ConcurrentHashMap.newKeySet();
        final AtomicBoolean broken = new AtomicBoolean();
        final AtomicBoolean answered = new AtomicBoolean();
        volatile @Nullable Instant caughtUp;
        volatile @Nullable Set<String> appliedWhenCaughtUp;

        @Override
        public List<String> topics() {
            return List.of(topic);
        }

        @Override
        public void apply(String topic, String key, @Nullable String value) {
            if (broken.get()) {
                throw new NoClassDefFoundError("some.Missing");
            }
            if (key.equals("bad")) {
                throw new IllegalArgumentException("not a number: " + value);
            }
            applied.add(key);
        }

        @Override
        public void answered() {
            answered.set(true);
        }

        @Override
        public void caughtUp(Instant asOf) {
            if (appliedWhenCaughtUp == null) {
                appliedWhenCaughtUp = Set.copyOf(applied);
            }
            caughtUp = asOf;
        }
    }
}
