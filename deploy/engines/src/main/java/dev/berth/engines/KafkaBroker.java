package dev.berth.engines;

import java.nio.file.Path;

/** A single Kafka broker on loopback. Topics are made by who publishes to them, never by accident. */
public interface KafkaBroker extends Engine {
    static KafkaBroker start(Path dir, int port) {
        var broker = new LocalKafka(dir, port);
        broker.start();
        return broker;
    }

    String bootstrapServers();

    /** As a power cut would. */
    void kill();
}
