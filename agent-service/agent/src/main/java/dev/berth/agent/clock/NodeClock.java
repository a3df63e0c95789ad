package dev.berth.agent.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What time it is for everything the agent decides. It starts at the system's time, takes the control plane's when it
 * hears it, and in between runs on the monotonic clock: setting the system's clock moves no workspace's end.
 */
public final class NodeClock implements InstantSource {
    private record Anchor(Instant time, long nanos) {}

    private final InstantSource system;
    private final LongSupplier monotonicNanos;
    private volatile Anchor anchor;
    private volatile Optional<Instant> lastCorrected = Optional.empty();

    public NodeClock(InstantSource system, LongSupplier monotonicNanos) {
        this.system = system;
        this.monotonicNanos = monotonicNanos;
        this.anchor = new Anchor(system.instant(), monotonicNanos.getAsLong());
    }

    public static NodeClock ofThisMachine() {
        return new NodeClock(InstantSource.system(), System::nanoTime);
    }

    @Override
    public Instant instant() {
        Anchor from = anchor;
        return from.time().plusNanos(monotonicNanos.getAsLong() - from.nanos());
    }

    /** The answer was written, on average, half the way between asking and hearing. */
    public void correct(Instant controlPlaneTime, long askedNanos, long heardNanos) {
        Instant atHearing = controlPlaneTime.plusNanos((heardNanos - askedNanos) / 2);
        anchor = new Anchor(atHearing, heardNanos);
        lastCorrected = Optional.of(atHearing);
    }

    public long nanos() {
        return monotonicNanos.getAsLong();
    }

    /** How far this clock is ahead of the system's. */
    public Duration aheadOfSystem() {
        return Duration.between(system.instant(), instant());
    }

    public Optional<Instant> lastCorrected() {
        return lastCorrected;
    }
}
