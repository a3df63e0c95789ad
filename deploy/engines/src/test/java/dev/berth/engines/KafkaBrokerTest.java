package dev.berth.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engines")
class KafkaBrokerTest {
    private final KafkaBroker kafka = Engines.kafka();

    @Test
    void keepsWhatItAcknowledgedOverStopAndKill() throws Exception {
        createTopic("kept");
        send("kept", "before");
        kafka.stop();
        assertThat(kafka.isAlive()).isFalse();
        kafka.start();
        send("kept", "between");
        kafka.kill();
        kafka.start();
        send("kept", "after");
        assertThat(read("kept", 3)).containsExactly("before", "between", "after");
    }

    @Test
    void makesNoTopicByAccident() {
        assertThatThrownBy(() -> send("never-made", "x")).hasMessageContaining("never-made");
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", "5000");
    }

    private void createTopic(String name) throws Exception {
        try (var admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty())))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private void send(String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get(20, TimeUnit.SECONDS);
        }
    }

    private List<String> read(String topic, int count) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            var values = new ArrayList<String>();
            while (values.size() < count) {
                consumer.poll(java.time.Duration.ofSeconds(20)).forEach(entry -> values.add(entry.value()));
            }
            return values;
        }
    }
}
