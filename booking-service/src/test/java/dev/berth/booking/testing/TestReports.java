package dev.berth.booking.testing;

import dev.berth.booking.node.NodeReported;
import dev.berth.booking.node.ObservedWorkspace;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Says what nodes would report, as the code that takes their reports in says it. */
public class TestReports {
    private static final ObservedWorkspace.Address ADDRESS = new ObservedWorkspace.Address("127.0.0.1", 32768);

    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TestReports(ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    public void report(UUID nodeId, UUID bookingId, int generation, String state) {
        report(nodeId, bookingId, generation, state, null);
    }

    public void report(UUID nodeId, UUID bookingId, int generation, String state, @Nullable String reason) {
        var workspace = new ObservedWorkspace(
                bookingId, generation, state, clock.instant(), reason, state.equals("running") ? ADDRESS : null);
        transaction.executeWithoutResult(
                status -> events.publishEvent(new NodeReported(nodeId, List.of(workspace), clock.instant())));
    }
}
