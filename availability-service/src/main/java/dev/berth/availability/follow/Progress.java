package dev.berth.availability.follow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How far the follower has come. Written by the follower's thread, read by everybody. */
@Component
public class Progress {
    private static final Logger log = LoggerFactory.getLogger(Progress.class);

    private volatile @Nullable Instant asOf;
    private volatile boolean connected;
    private volatile String trouble = "not reached yet";
    private final MeterRegistry measures;

    Progress(MeterRegistry measures) {
        this.measures = measures;
    }

    /** The instant up to which everything that was published is known; empty until the topics were read once. */
    public Optional<Instant> asOf() {
        return Optional.ofNullable(asOf);
    }

    /** Whether Kafka answers. While it does not, what is known grows older. */
    public boolean connected() {
        return connected;
    }

    String trouble() {
        return trouble;
    }

    /** The platform counts them where it skips them. */
    long skippedRecords() {
        return (long) measures.find("berth.events.skipped").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    void knowsEverythingUntil(Instant instant) {
        asOf = instant;
    }

    void answered() {
        if (!connected) log.info("Kafka answers");
        connected = true;
    }

    /** Said once when it begins; the health tells it for as long as it lasts. */
    void lost(String reason) {
        if (connected) log.warn("Kafka is away, answers keep the age they have: {}", reason);
        connected = false;
        trouble = reason;
    }
}
