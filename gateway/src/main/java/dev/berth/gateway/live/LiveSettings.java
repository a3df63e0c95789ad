package dev.berth.gateway.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How many WebSockets and streams may be open at once. Each replica counts for itself.
 *
 * @param perPerson of one person, streams and WebSockets together
 * @param perAddress of one address or IPv6 network; a whole campus may sit behind one address
 * @param perBooking WebSockets into one workspace
 * @param checkEvery how often the tokens behind them are checked again
 */
@ConfigurationProperties("berth.gateway.live")
record LiveSettings(int perPerson, int perAddress, int perBooking, Duration checkEvery) {
    private static final Duration RAREST_CHECK = Duration.ofSeconds(5);

    LiveSettings {
        if (perPerson < 1 || perAddress < 1 || perBooking < 1) {
            throw new IllegalArgumentException("berth.gateway.live limits must be at least 1");
        }
        if (!checkEvery.isPositive() || checkEvery.compareTo(RAREST_CHECK) > 0) {
            throw new IllegalArgumentException("berth.gateway.live.check-every must be at most 5 seconds");
        }
    }
}
