package dev.berth.booking.reservation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param patience how long somebody waits for their try at a room that many want, before they are told to come back */
@ConfigurationProperties("berth.rushes")
record RushSettings(@DefaultValue("15s") Duration patience) {
    RushSettings {
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("berth.rushes.patience must be positive");
        }
    }
}
