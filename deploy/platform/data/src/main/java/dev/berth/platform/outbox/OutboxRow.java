package dev.berth.platform.outbox;

import org.jspecify.annotations.Nullable;

/** One event that waits for Kafka. */
record OutboxRow(
        long id,
        String topic,
        String key,
        @Nullable String value,
        @Nullable String trace) {

    /** Order is kept among events of one destination. */
    Destination destination() {
        return new Destination(topic, key);
    }

    record Destination(String topic, String key) {}
}
