package dev.berth.booking.reservation.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Throws away what the ledger says of days that are over: nobody books them, and the bookings themselves remain. */
@Component
public class LedgerPruning {
    private static final Duration KEPT = Duration.ofDays(1);

    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LedgerPruning(Ledger ledger, TransactionTemplate transaction, Clock clock) {
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "5m", fixedDelayString = "${berth.ledger.prune-every:1h}")
    public void prune() {
        Instant before = clock.instant().minus(KEPT);
        while (Objects.requireNonNull(transaction.execute(status -> ledger.forget(before))) > 0) {}
    }
}
