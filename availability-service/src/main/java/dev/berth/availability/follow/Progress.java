package dev.berth.availability.follow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far the follower has come. Written by the follower's thread, read by everybody. */
@Component
public class Progress {
    private volatile @Nullable Instant asOf;
    private volatile boolean connected;
    private volatile String trouble = "not reached yet";
    private final Counter skipped;

    Progress(MeterRegistry measures) {
        skipped = Counter.builder("berth.events.skipped")
                .description("Records that could not be read and were passed over")
                .register(measures);
    }

    /** The instant up to which everything that was published is known; empty until the topics were read once. */
    public Optional<Instant> asOf() {
        return Optional.ofNullable(asOf);
    }

    boolean connected() {
        return connected;
    }

    String trouble() {
        return trouble;
    }

    long skippedRecords() {
        return (long) skipped.count();
    }

    void knowsEverythingUntil(Instant instant) {
        asOf = instant;
    }

    void answered() {
        connected = true;
    }

    void lost(String reason) {
        connected = false;
        trouble = reason;
    }

    void skipped() {
        skipped.increment();
    }
}
