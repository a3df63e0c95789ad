package dev.berth.platform.outbox;

import dev.berth.platform.id.RequestId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A Kafka producer with the lane's transactional id. Opening it makes Kafka refuse whatever an earlier owner of the lane
 * still sends, also one that was paused and knows nothing of it: the id is the fencing token. Consumers read
 * uncommitted, so nothing waits for the commit.
 */
final class LaneProducer implements LaneChannel {
    private final KafkaProducer<String, String> producer;

    LaneProducer(Map<String, Object> properties, UUID lane) {
        Map<String, Object> own = new HashMap<>(properties);
        own.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "berth-outbox-" + lane);
        producer = new KafkaProducer<>(own, new StringSerializer(), new StringSerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
    }

    @Override
    public void send(List<OutboxRow> events) {
        producer.beginTransaction();
        for (OutboxRow event : events) {
            Future<RecordMetadata> sent = producer.send(record(event));
            if (sent.state() == Future.State.FAILED) {
                // Without metadata every further send would wait for it as long as this one did.
                throw refused(sent.exceptionNow());
            }
        }
        try {
            producer.commitTransaction();
        } catch (KafkaException refused) {
            throw refused(refused);
        }
    }

    private static KafkaException refused(Throwable why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException tooLarge) {
                return tooLarge;
            }
        }
        return why instanceof KafkaException refused ? refused : new KafkaException("An event was not accepted", why);
    }

    private static ProducerRecord<String, String> record(OutboxRow row) {
        ProducerRecord<String, String> event = new ProducerRecord<>(row.topic(), row.key(), row.value());
        if (row.trace() != null) {
            event.headers().add(RequestId.RECORD_HEADER, row.trace().getBytes(StandardCharsets.UTF_8));
        }
        return event;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
