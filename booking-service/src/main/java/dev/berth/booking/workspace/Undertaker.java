package dev.berth.booking.workspace;

import dev.berth.booking.reservation.LifecycleSettings;
import dev.berth.booking.topic.Topics;
import dev.berth.platform.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives their tombstone to workspaces whose nodes went silent before they could say that all is stopped. */
@Component
public class Undertaker {
    /** Long enough for a node that answers to stop by itself and say so. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Burials burials;
    private final Outbox outbox;
    private final LifecycleSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Undertaker(
            Burials burials, Outbox outbox, LifecycleSettings settings, TransactionTemplate transaction, Clock clock) {
        this.burials = burials;
        this.outbox = outbox;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${berth.workspaces.bury-every:30s}")
    void tickByItself() {
        if (settings.clockwork()) {
            tick();
        }
    }

    /** One pass over everything that is due now. */
    public void tick() {
        Instant endedBefore = clock.instant().minus(PATIENCE);
        for (int n = 0; n < 100 && buryOne(endedBefore); n++) {}
    }

    private boolean buryOne(Instant endedBefore) {
        return Objects.requireNonNull(transaction.execute(status -> burials.claim(endedBefore)
                .filter(overdue -> burials.mark(overdue.bookingId()))
                .map(overdue -> {
                    outbox.append(
                            Topics.WORKSPACES, DesiredWorkspaces.keyOf(overdue.nodeId(), overdue.bookingId()), null);
                    return true;
                })
                .orElse(false)));
    }
}
