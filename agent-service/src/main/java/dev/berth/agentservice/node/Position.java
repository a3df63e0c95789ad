package dev.berth.agentservice.node;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where a record stands on its topic. Records come again when the topic is read again from its start, and a key may have moved to
 * another partition; then the older record must not replace the newer one.
 */
record Position(int partition, long offset, long timestamp) {
    static Position of(ConsumerRecord<?, ?> row) {
        return new Position(row.partition(), row.offset(), row.timestamp());
    }

    /** By the offset within a partition; between partitions only the time of publication is left. */
    boolean isAfter(Position other) {
        return partition == other.partition ? offset > other.offset : timestamp >= other.timestamp;
    }
}
