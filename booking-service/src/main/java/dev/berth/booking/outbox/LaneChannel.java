package dev.berth.booking.outbox;

import java.util.List;
import java.util.UUID;

/** A lane's way to Kafka. */
interface LaneChannel extends AutoCloseable {
    /** Opens the channel of the lane with this id; from then on no earlier channel of the lane can send. */
    @FunctionalInterface
    interface Opener {
        LaneChannel open(UUID producer);
    }

    /** Sends events of different keys and returns when Kafka has all of them; throws when it may not have. */
    void send(List<OutboxRow> events);

    @Override
    void close();
}
