package dev.berth.booking.reservation;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes receipts that nobody will ask for any more. */
@Component
class ReceiptSweeping {
    private static final Duration KEPT = Duration.ofHours(48);

    private final Receipts receipts;
    private final BulkRequests bulkRequests;
    private final Clock clock;

    ReceiptSweeping(Receipts receipts, BulkRequests bulkRequests, Clock clock) {
        this.receipts = receipts;
        this.bulkRequests = bulkRequests;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "10m")
    void sweep() {
        receipts.deleteBefore(clock.instant().minus(KEPT));
        bulkRequests.deleteBefore(clock.instant().minus(KEPT));
    }
}
