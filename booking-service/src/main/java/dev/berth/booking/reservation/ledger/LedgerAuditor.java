package dev.berth.booking.reservation.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares the ledger with the bookings again and again, and raises its voice at any difference. It repairs nothing. */
@Component
public class LedgerAuditor {
    private static final Logger log = LoggerFactory.getLogger(LedgerAuditor.class);

    private final LedgerAudit audit;
    private final Clock clock;
    private volatile Findings last = new Findings(null, 0, 0, 0, 0);

    LedgerAuditor(LedgerAudit audit, Clock clock, MeterRegistry registry) {
        this.audit = audit;
        this.clock = clock;
        Gauge.builder("berth.ledger.differences", this, it -> it.last.all())
                .description("Places where the ledger is not what the bookings say")
                .register(registry);
    }

    /** @param at null before the first audit */
    public record Findings(@Nullable Instant at, int slots, int gpuBookings, int roomBookings, int sessions) {
        public boolean clean() {
            return all() == 0;
        }

        int all() {
            return slots + gpuBookings + roomBookings + sessions;
        }
    }

    @Scheduled(
            initialDelayString = "${berth.ledger.first-audit:10s}",
            fixedDelayString = "${berth.ledger.audit-every:5m}")
    public void look() {
        List<LedgerAudit.Difference> differences = audit.differences();
        List<UUID> gpuBookings = audit.bookingsWithWrongGpus();
        List<UUID> roomBookings = audit.bookingsWithWrongRooms();
        List<UUID> sessions = audit.sessionsWithWrongSeats();
        last = new Findings(
                clock.instant(), differences.size(), gpuBookings.size(), roomBookings.size(), sessions.size());
        if (!last.clean()) {
            log.error(
                    "The ledger is not what the bookings say: slots {}, bookings with wrong GPUs {}, with wrong rooms {},"
                            + " sessions with wrong seats {}",
                    differences,
                    gpuBookings,
                    roomBookings,
                    sessions);
        }
    }

    public Findings last() {
        return last;
    }
}
