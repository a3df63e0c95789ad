package dev.berth.agentservice.link;

import dev.berth.agentservice.report.ReportOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The security log: ids, addresses and reasons, never a key, a signature or what a report says. */
@Component
class LinkSecurityLog {
    private static final Logger log = LoggerFactory.getLogger("berth.security");
    private static final Duration PERIOD = Duration.ofSeconds(10);
    /** Who is refused again and again must not fill the disk; the measures count on. */
    private static final int LINES_PER_PERIOD = 100;

    private final Clock clock;
    private Instant periodEnds = Instant.MIN;
    private int lines;

    LinkSecurityLog(Clock clock) {
        this.clock = clock;
    }

    void refused(UUID nodeId, String address) {
        write("node-link-refused", nodeId, address, "unknown-or-revoked-or-wrong-key");
    }

    void reportRefused(UUID nodeId, String address, ReportOutcome outcome) {
        write("node-report-refused", nodeId, address, outcome.wireName());
    }

    private void write(String event, UUID nodeId, String address, String reason) {
        if (!mayWrite()) {
            return;
        }
        log.atInfo()
                .addKeyValue("event", event)
                .addKeyValue("nodeId", nodeId)
                .addKeyValue("address", address)
                .addKeyValue("reason", reason)
                .log("event={} nodeId={} address={} reason={}", event, nodeId, address, reason);
    }

    private synchronized boolean mayWrite() {
        Instant now = clock.instant();
        if (now.isAfter(periodEnds)) {
            periodEnds = now.plus(PERIOD);
            lines = 0;
        }
        return ++lines <= LINES_PER_PERIOD;
    }
}
