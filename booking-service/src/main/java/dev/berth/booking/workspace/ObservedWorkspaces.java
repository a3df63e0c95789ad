package dev.berth.booking.workspace;

import dev.berth.booking.node.NodeReported;
import dev.berth.booking.node.ObservedWorkspace;
import dev.berth.booking.reservation.ObserveWorkspaces;
import dev.berth.booking.reservation.WorkspaceReport;
import dev.berth.booking.reservation.WorkspaceState;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Follows what nodes report. After the report is taken in, and in a transaction for each booking: a transaction that
 * changed several would lock the ledger out of order. What is lost here by a crash, the next report says again.
 */
@Component
class ObservedWorkspaces {
    private static final Logger log = LoggerFactory.getLogger(ObservedWorkspaces.class);

    private final KnownWorkspaces known;
    private final ObserveWorkspaces observe;

    ObservedWorkspaces(KnownWorkspaces known, ObserveWorkspaces observe) {
        this.known = known;
        this.observe = observe;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void follow(NodeReported report) {
        for (ObservedWorkspace news : known.news(report.nodeId(), report.workspaces())) {
            try {
                reportOf(news).ifPresent(it -> observe.observe(report.nodeId(), news.bookingId(), it));
            } catch (RuntimeException e) {
                log.error("What node {} says of booking {} cannot be followed", report.nodeId(), news.bookingId(), e);
            }
        }
    }

    private static Optional<WorkspaceReport> reportOf(ObservedWorkspace it) {
        return WorkspaceState.of(it.state())
                .map(state -> new WorkspaceReport(
                        it.generation(),
                        state,
                        it.reason(),
                        it.address() == null ? null : it.address().host(),
                        it.address() == null ? null : it.address().port()));
    }
}
