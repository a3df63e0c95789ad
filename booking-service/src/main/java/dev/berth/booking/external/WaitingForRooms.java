package dev.berth.booking.external;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives external bookings that met a taken room their hold once it is free, and forgets what is long over. */
@Component
class WaitingForRooms {
    private static final int BATCH = 500;
    private static final Duration KEPT = Duration.ofDays(60);

    private final ExternalBookings bookings;
    private final TakeExternal takeExternal;
    private final Clock clock;

    WaitingForRooms(ExternalBookings bookings, TakeExternal takeExternal, Clock clock) {
        this.bookings = bookings;
        this.takeExternal = takeExternal;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${berth.external.retry-every:30s}")
    @Transactional
    public void tryAgain() {
        Instant now = clock.instant();
        bookings.claimWaiting(now, BATCH).forEach(it -> takeExternal.hold(it.id(), it.roomId(), it.window()));
    }

    @Scheduled(fixedDelayString = "6h")
    @Transactional
    public void forgetThePast() {
        bookings.forgetEndedBefore(clock.instant().minus(KEPT));
    }
}
