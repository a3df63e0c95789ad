package dev.berth.platform.topic;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes every record of some topics, from their start and then on. A bean of this type is read to by a thread of its own,
 * which alone calls all of its methods.
 */
public interface TopicListener {
    List<String> topics();

    /**
     * Takes one record. The same record comes again after a failure, so that only what is
     * newer than what is known may count. A record for which this throws is counted, logged without its content and skipped: one bad
     * record must not make everything else old. An error, such as a class that is missing, lets the topics be read again from their start.
     *
     * @param value null for a tombstone
     */
    void apply(String topic, String key, @Nullable String value);

    /** Takes one record. For the few listeners to whom it matters where a record stands on its topic. */
    default void apply(ConsumerRecord<String, String> row) {
        apply(row.topic(), row.key(), row.value());
    }

    /** Everything that was on the topics at this instant has been applied. Called again and again. */
    default void caughtUp(Instant asOf) {}

    /** Kafka answers, whether or not the topics exist. Called again and again. */
    default void answered() {}

    /** Kafka does not answer, or reading failed; what is known grows older. Called again and again. */
    default void lost(String reason) {}

    /** Called between two looks at Kafka, whether or not there were records. */
    default void betweenPolls() {}
}
