package dev.berth.booking.workspace;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.FindBookings;
import dev.berth.booking.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to a running workspace: a ticket for its owner or an admin, traded once for the workspace's own cookie. */
@Component
public class Connect {
    private final FindBookings bookings;
    private final TicketTable tickets;
    private final WorkspaceVisits visits;
    private final WorkspaceCookies cookies;
    private final AuditTrail audit;
    private final WorkspaceSettings settings;
    private final Clock clock;

    Connect(
            FindBookings bookings,
            TicketTable tickets,
            WorkspaceVisits visits,
            WorkspaceCookies cookies,
            AuditTrail audit,
            WorkspaceSettings settings,
            Clock clock) {
        this.bookings = bookings;
        this.tickets = tickets;
        this.visits = visits;
        this.cookies = cookies;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    public Connecting connect(UUID bookingId, Caller caller) {
        return bookings.findManaged(bookingId, caller)
                .map(booking -> booking.isServed() ? admit(booking, caller) : new Connecting.NotRunning())
                .orElseGet(Connecting.NotFound::new);
    }

    /**
     * Whether this person may see what the workspace writes and does.
     *
     * @param what {@code logs} or {@code usage}, for the history
     */
    @Transactional
    public Watching watch(UUID bookingId, Caller caller, String what) {
        return bookings.findManaged(bookingId, caller)
                .map(booking -> booking.isServed() ? allow(booking, caller, what) : new Watching.NotRunning())
                .orElseGet(Watching.NotFound::new);
    }

    private Watching allow(Booking booking, Caller caller, String what) {
        if (!caller.is(booking.userId())) {
            audit.record(Actor.of(caller), Subject.booking(booking.id()), what + "-watched", Changes.none());
        }
        return new Watching.Allowed();
    }

    private Connecting admit(Booking booking, Caller caller) {
        Ticket ticket = Ticket.random();
        Instant now = clock.instant();
        tickets.insert(ticket.hash(), booking.id(), caller.id(), now.plus(settings.ticketLife()));
        if (caller.is(booking.userId())) {
            visits.opened(booking.id(), now);
        } else {
            // Somebody else's work: the owner can see in the history who looked in.
            audit.record(Actor.of(caller), Subject.booking(booking.id()), "connected", Changes.none());
        }
        return new Connecting.Admitted(settings.entrance(booking.id(), ticket.value()));
    }

    @Transactional
    public Redeeming redeem(String ticket, UUID bookingId) {
        Instant now = clock.instant();
        return tickets.use(Ticket.of(ticket).hash(), bookingId, now)
                .filter(user ->
                        bookings.find(bookingId).filter(Booking::isServed).isPresent())
                .<Redeeming>map(user -> cookies.bake(user, bookingId, now))
                .orElseGet(Redeeming.Refused::new);
    }
}
