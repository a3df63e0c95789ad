package dev.berth.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the records that could not be taken in, byte by byte, so that somebody can look at them. */
final class DeadLetters {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final JdbcClient jdbc;
    private final MeterRegistry measures;

    DeadLetters(JdbcClient jdbc, MeterRegistry measures) {
        this.jdbc = jdbc;
        this.measures = measures;
    }

    /** The log names the place and the kind of failure; what the record says stays in the table. */
    void keep(ConsumerRecord<?, ?> row, Exception failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        jdbc.sql("""
                        INSERT INTO dead_letter (topic, partition_number, record_offset, record_key, record_value, reason)
                        VALUES (:topic, :partition, :offset, :key, :value, :reason)
                        ON CONFLICT DO NOTHING""")
                .param("topic", row.topic())
                .param("partition", row.partition())
                .param("offset", row.offset())
                .param("key", bytes(row.key()))
                .param("value", bytes(row.value()))
                .param("reason", withoutNul(cause.toString()))
                .update();
        measures.counter("berth.events.dead_lettered", "topic", row.topic()).increment();
        log.error(
                "Set aside a record that could not be taken in: topic {}, partition {}, offset {}, because of a {}",
                row.topic(),
                row.partition(),
                row.offset(),
                cause.getClass().getName());
    }

    private static byte @Nullable [] bytes(@Nullable Object part) {
        if (part == null) {
            return null;
        }
        return part instanceof byte[] already ? already : part.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** PostgreSQL's text has no NUL, and the message may quote the record. */
    private static String withoutNul(String text) {
        return text.replace("\0", "");
    }
}
