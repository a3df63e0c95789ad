package dev.berth.booking.workspace;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Throws away tickets that nobody used. */
@Component
class TicketSweeping {
    private final TicketTable tickets;
    private final Clock clock;

    TicketSweeping(TicketTable tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "10m")
    void sweep() {
        tickets.deleteExpired(clock.instant());
    }
}
