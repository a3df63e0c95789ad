package dev.berth.booking.reservation;

import dev.berth.booking.feature.Features;
import dev.berth.booking.reservation.rule.OpenHolds;
import dev.berth.booking.reservation.rule.Violation;
import dev.berth.booking.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What every new booking passes first, whatever its kind: is the kind open, one at a time per person, each request once, not too many. */
@Component
class Admission {
    private final Features features;
    private final PersonLock personLock;
    private final Receipts receipts;
    private final Bookings bookings;

    Admission(Features features, PersonLock personLock, Receipts receipts, Bookings bookings) {
        this.features = features;
        this.personLock = personLock;
        this.receipts = receipts;
        this.bookings = bookings;
    }

    /**
     * The way of every order. Rules change with time, and so does what is open and what is free: a request that has been
     * booked already gets its answer again whatever would be said to it now. So that is asked last, and only of what is refused.
     * In no transaction, nor the frame of one: who waits for a room must not keep a connection meanwhile.
     */
    public Placing of(BookingKind kind, RequestKey request, Caller caller, Supplier<Placing> place) {
        return switch (closed(kind, caller).orElseGet(place)) {
            case Placing.Refused it -> receipts.find(request, caller).orElse(it);
            case Placing it -> it;
        };
    }

    /** The reason why there will be no new booking; empty when there may be one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Placing> refuse(BookingKind kind, OpenHolds rule, RequestKey request, Caller caller) {
        if (!personLock.take(request, caller.id())) {
            return Optional.of(new Placing.StillRunning());
        }
        return receipts.find(request, caller).or(() -> tooMany(kind, rule, caller));
    }

    /** In the booking's own transaction: no booking without its receipt, and none with two. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Placing booked(Booking booking, RequestKey request, Caller caller, Instant now) {
        receipts.keep(request, caller, booking, now);
        return new Placing.Booked(booking);
    }

    private Optional<Placing> closed(BookingKind kind, Caller caller) {
        return features.isOpen(kind.feature(), caller.id(), caller.role())
                ? Optional.empty()
                : Optional.of(new Placing.Closed(kind));
    }

    private Optional<Placing> tooMany(BookingKind kind, OpenHolds rule, Caller caller) {
        Violation violation =
                rule.check(bookings.countByUserIdAndKindAndStatusIn(caller.id(), kind, BookingStatus.HOLDING));
        return violation == null ? Optional.empty() : Optional.of(new Placing.RulesBroken(List.of(violation)));
    }
}
