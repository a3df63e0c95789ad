package dev.berth.booking.node;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param to where this process sends magic packets, as address:port
 * @param every how long after a packet the next one follows
 * @param lead how long a node may take to wake while nothing is known of its past wakes
 * @param reserve before a start, for finding another node when one did not wake
 */
@ConfigurationProperties("berth.nodes.wake")
public record WakeSettings(
        @DefaultValue("255.255.255.255:9") List<String> to,
        @DefaultValue("15s") Duration every,
        @DefaultValue("10m") Duration lead,
        @DefaultValue("2m") Duration reserve) {
    public WakeSettings {
        if (!to.stream().allMatch(it -> it.matches("\\S+:\\d{1,5}"))
                || !every.isPositive()
                || !lead.isPositive()
                || reserve.isNegative()) {
            throw new IllegalArgumentException(
                    "berth.nodes.wake: to is a list of address:port, every and lead are positive, reserve is not negative");
        }
    }
}
