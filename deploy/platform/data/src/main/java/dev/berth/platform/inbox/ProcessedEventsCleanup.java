package dev.berth.platform.inbox;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Deletes the ids of events that cannot come again; what they said stays guarded by its version. */
class ProcessedEventsCleanup {
    private static final Logger log = LoggerFactory.getLogger(ProcessedEventsCleanup.class);

    private final ProcessedEvents processed;
    private final InboxSettings settings;
    private final Clock clock;

    ProcessedEventsCleanup(ProcessedEvents processed, InboxSettings settings, Clock clock) {
        this.processed = processed;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "1m", fixedDelayString = "1h")
    void deleteOld() {
        int deleted = processed.forgetBefore(clock.instant().minus(settings.rememberFor()));
        log.debug("Deleted the ids of {} processed events", deleted);
    }
}
