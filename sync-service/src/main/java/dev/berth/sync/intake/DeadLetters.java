package dev.berth.sync.intake;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the records that could not be taken in, byte by byte, so that somebody can look at them. */
@Repository
class DeadLetters {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final JdbcClient sql;
    private final MeterRegistry measures;

    DeadLetters(JdbcClient sql, MeterRegistry measures) {
        this.sql = sql;
        this.measures = measures;
    }

    void keep(ConsumerRecord<?, ?> record, Exception failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        sql.sql("""
                INSERT INTO dead_letter (topic, partition_number, record_offset, record_key, record_value, reason)
                VALUES (:topic, :partition, :offset, :key, :value, :reason)
                ON CONFLICT DO NOTHING
                """)
                .param("topic", record.topic())
                .param("partition", record.partition())
                .param("offset", record.offset())
                .param("key", record.key())
                .param("value", record.value())
                .param("reason", withoutNul(cause.toString()))
                .update();
        measures.counter("berth.events.dead_lettered", "topic", record.topic()).increment();
        // Not the exception itself: its message may quote the record. The table above has both.
        log.error(
                "Put aside a record that could not be taken in ({}): topic {}, partition {}, offset {}",
                cause.getClass().getSimpleName(),
                record.topic(),
                record.partition(),
                record.offset());
    }

    /** PostgreSQL's text has no NUL, and the message may quote the record. */
    private static String withoutNul(String text) {
        return text.replace("\0", "");
    }
}
