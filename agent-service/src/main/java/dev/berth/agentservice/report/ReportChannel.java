package dev.berth.agentservice.report;

import dev.berth.agentservice.node.NodeKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the reports of one link. A node can report only about itself, within its link's epoch, with rising sequence numbers and
 * signed. When it reports too often, the newest report waits and takes the place of the one that waited before.
 */
public final class ReportChannel {
    /** Who reports on the link. */
    public record Reporter(UUID nodeId, NodeKey key, long epoch) {}

    private final Reporter reporter;
    private final ReportTopic topic;
    private final Consumer<ReportOutcome> outcomes;
    private final TokenBucket tokens;
    private @Nullable Report waiting;
    private long lastSequence;

    ReportChannel(Reporter reporter, ReportRate rate, ReportTopic topic, Consumer<ReportOutcome> outcomes) {
        this.reporter = reporter;
        this.topic = topic;
        this.outcomes = outcomes;
        this.tokens = new TokenBucket(rate, System.nanoTime());
    }

    /** @return why the report is refused; empty when it is sent or waits */
    public synchronized Optional<ReportOutcome> take(Report report) {
        if (waiting != null) {
            outcomes.accept(ReportOutcome.OVERTAKEN);
        }
        waiting = report;
        return sendWaiting();
    }

    public synchronized boolean hasWaiting() {
        return waiting != null;
    }

    /** Sends the waiting report if the node may report again. */
    public synchronized Optional<ReportOutcome> sendWaiting() {
        Report next = waiting;
        if (next == null || !tokens.take(System.nanoTime())) {
            return Optional.empty();
        }
        waiting = null;
        byte[] body = next.body().getBytes(StandardCharsets.UTF_8);
        Optional<ReportOutcome> refusal = refusal(next, body);
        refusal.ifPresentOrElse(outcomes, () -> topic.send(reporter.nodeId(), body, next.signature(), outcomes));
        return refusal;
    }

    private Optional<ReportOutcome> refusal(Report report, byte[] body) {
        Optional<ReportHead> read = ReportHead.read(report.body());
        if (read.isEmpty()) {
            return Optional.of(ReportOutcome.UNREADABLE);
        }
        ReportHead head = read.get();
        if (!head.isAbout(reporter.nodeId())) {
            return Optional.of(ReportOutcome.ABOUT_ANOTHER_NODE);
        }
        if (!head.isOfEpoch(reporter.epoch())) {
            return Optional.of(ReportOutcome.OTHER_EPOCH);
        }
        if (head.sequenceOrZero() <= lastSequence) {
            return Optional.of(ReportOutcome.SEEN_BEFORE);
        }
        if (!reporter.key().signed(body, report.signature())) {
            return Optional.of(ReportOutcome.WRONG_SIGNATURE);
        }
        lastSequence = head.sequenceOrZero();
        return Optional.empty();
    }
}
