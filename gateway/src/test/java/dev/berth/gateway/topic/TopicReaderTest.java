package dev.berth.gateway.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engines.Engines;
import dev.berth.gateway.supervision.SupervisedLoops;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** A reader goes on after whatever fails, and the failure shows meanwhile. */
@Tag("engines")
class TopicReaderTest {
    private final Map<String, Object> kafka =
            Map.of("bootstrap.servers", Engines.kafka().bootstrapServers());
    private final String topic = "reader-" + UUID.randomUUID();
    private final SupervisedLoops loops = new SupervisedLoops();
    private final Set<String> applied = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean broken = new AtomicBoolean(true);

    @Test
    void after_an_error_it_reads_the_topic_again() throws Exception {
        try (var admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        }
        var reader = new Reader();
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "before", "")).get();
            reader.start();
            await().untilAsserted(() ->
                    assertThat(loops.troubles()).containsEntry(topic, "java.lang.NoClassDefFoundError: some.Missing"));

            broken.set(false);
            await().untilAsserted(() -> assertThat(loops.troubles()).isEmpty());
            producer.send(new ProducerRecord<>(topic, "after", "")).get();

            await().untilAsserted(() -> assertThat(applied).containsOnly("before", "after"));
        } finally {
            reader.stop();
        }
        assertThat(reader.isRunning()).isFalse();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }

    private ConsumerFactory<String, String> consumers() {
        return new DefaultKafkaConsumerFactory<>(kafka, new StringDeserializer(), new StringDeserializer());
    }

    private final class Reader extends TopicReader {
        Reader() {
            super(topic, consumers(), new SimpleMeterRegistry().counter("unreadable"), loops);
        }

        @Override
        protected void apply(String key, @Nullable String value) {
            if (broken.get()) {
                throw new NoClassDefFoundError("some.Missing");
            }
            applied.add(key);
        }

        @Override
        protected void caughtUp() {}
    }
}
