package dev.berth.platform.outbox;

import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** A lane's way to Kafka. */
interface LaneChannel extends AutoCloseable {
    /** Opens the channel of the lane with this id; from then on no earlier channel of the lane can send. */
    @FunctionalInterface
    interface Opener {
        LaneChannel open(UUID producer);
    }

    /**
     * Sends events of different keys and returns when Kafka has all of them; throws when it may not have. After that the channel can
     * only be closed.
     *
     * @throws RecordTooLargeException when one of them is larger than Kafka takes; none was published then
     */
    void send(List<OutboxRow> events);

    @Override
    void close();
}
