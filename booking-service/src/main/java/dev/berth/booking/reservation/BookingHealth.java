package dev.berth.booking.reservation;

import dev.berth.booking.reservation.ledger.LedgerAuditor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Component {@code booking} of the service's health. A difference in the ledger is told and does not take the service
 * out of service: PostgreSQL still refuses what does not fit.
 */
@Component("booking")
class BookingHealth implements HealthIndicator {
    private final LedgerAuditor auditor;

    BookingHealth(LedgerAuditor auditor) {
        this.auditor = auditor;
    }

    @Override
    public Health health() {
        LedgerAuditor.Findings last = auditor.last();
        return Health.up()
                .withDetail("ledger", last.clean() ? "clean" : "differs from the bookings")
                .withDetail("slotsThatDiffer", last.slots())
                .withDetail("bookingsWithWrongGpus", last.gpuBookings())
                .withDetail("bookingsWithWrongRooms", last.roomBookings())
                .withDetail("sessionsWithWrongSeats", last.sessions())
                .withDetail(
                        "auditedAt", last.at() == null ? "not yet" : last.at().toString())
                .build();
    }
}
