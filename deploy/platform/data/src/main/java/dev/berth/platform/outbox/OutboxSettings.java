package dev.berth.platform.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param relay whether this process publishes; another replica may do it
 * @param poll how often to look for events of other processes; own events are published at once
 * @param gather how long after a commit to wait for others, so that a busy hour's events travel together
 * @param batch most events in one round
 * @param longestPause upper bound of the pause between attempts while Kafka does not answer
 * @param partitions of each topic when it is created
 * @param lease how long a lane stays with a process that is not heard of any more
 */
@ConfigurationProperties("berth.outbox")
record OutboxSettings(
        @DefaultValue("true") boolean relay,
        @DefaultValue("200ms") Duration poll,
        @DefaultValue("5ms") Duration gather,
        @DefaultValue("500") int batch,
        @DefaultValue("2s") Duration longestPause,
        @DefaultValue("6") int partitions,
        @DefaultValue("5s") Duration lease) {

    OutboxSettings {
        if (batch < 1 || partitions < 1 || !poll.isPositive() || !lease.isPositive()) {
            throw new IllegalArgumentException("berth.outbox: batch, partitions, poll and lease must be positive");
        }
    }
}
