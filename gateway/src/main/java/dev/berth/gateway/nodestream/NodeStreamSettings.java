package dev.berth.gateway.nodestream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param address host and port at which other gateways reach this one; empty for the address that it listens on
 * @param openWithin how long a request waits for the node to open a stream
 * @param kept how long a stream without a request stays open for the next one
 * @param pingEvery keeps proxies between node and gateway from closing a silent stream
 * @param silence a stream on which nothing comes, no pong either, is closed after this
 * @param perWorkspace streams of one workspace at once
 */
@ConfigurationProperties("berth.gateway.node-stream")
record NodeStreamSettings(
        String address, Duration openWithin, Duration kept, Duration pingEvery, Duration silence, int perWorkspace) {
    NodeStreamSettings {
        if (!openWithin.isPositive() || !kept.isPositive() || !pingEvery.isPositive()) {
            throw new IllegalArgumentException("berth.gateway.node-stream times must be positive");
        }
        if (silence.compareTo(pingEvery) <= 0) {
            throw new IllegalArgumentException("berth.gateway.node-stream.silence must be longer than ping-every");
        }
        if (perWorkspace < 1) {
            throw new IllegalArgumentException("berth.gateway.node-stream.per-workspace must be at least 1");
        }
    }
}
