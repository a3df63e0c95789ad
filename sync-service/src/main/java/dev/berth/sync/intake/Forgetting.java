package dev.berth.sync.intake;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets ids of events that cannot come again; what they said stays guarded by its version. */
@Configuration
@EnableScheduling
class Forgetting {
    private static final Logger log = LoggerFactory.getLogger(Forgetting.class);

    private final ProcessedEvents processed;
    private final IntakeSettings settings;
    private final Clock clock;

    Forgetting(ProcessedEvents processed, IntakeSettings settings, Clock clock) {
        this.processed = processed;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "1m", fixedDelayString = "1h")
    void forget() {
        int forgotten = processed.forgetBefore(clock.instant().minus(settings.rememberFor()));
        log.debug("Forgot {} processed events", forgotten);
    }
}
