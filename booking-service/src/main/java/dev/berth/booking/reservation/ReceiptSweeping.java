package dev.berth.booking.reservation;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Throws away receipts that nobody will ask for any more. */
@Component
class ReceiptSweeping {
    private static final Duration KEPT = Duration.ofHours(48);

    private final Receipts receipts;
    private final Clock clock;

    ReceiptSweeping(Receipts receipts, Clock clock) {
        this.receipts = receipts;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "10m")
    void sweep() {
        receipts.deleteBefore(clock.instant().minus(KEPT));
    }
}
