package dev.berth.booking.reservation.web;

import dev.berth.booking.input.RequestMark;
import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.Change;
import dev.berth.booking.reservation.Placing;
import dev.berth.booking.reservation.Rights;
import dev.berth.booking.security.Caller;
import java.net.URI;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Outcomes as HTTP answers. A new outcome does not compile until it has one here. */
@Component
class Answers {
    private final Rights rights;

    Answers(Rights rights) {
        this.rights = rights;
    }

    BookingResponse of(Booking booking, Caller caller) {
        return BookingResponse.of(booking, rights.of(caller, booking));
    }

    /** @param toldBefore reads the answer that a repeated request got the first time */
    ResponseEntity<BookingResponse> to(Placing placing, Caller caller, Function<String, BookingResponse> toldBefore) {
        return switch (placing) {
            case Placing.Booked it -> created(of(it.booking(), caller));
            case Placing.Repeated it -> created(toldBefore.apply(it.answer()));
            case Placing.RulesBroken it -> throw Refusals.rulesBroken(it.broken());
            case Placing.Closed it -> throw Refusals.closed(it.kind());
            case Placing.Full it -> throw Refusals.full(it.why());
            case Placing.RoomUnknown it -> throw Refusals.roomUnknown(it.room(), it.instead());
            case Placing.KeyReused it -> throw RequestMark.reused();
            case Placing.StillRunning it -> throw RequestMark.stillRunning();
        };
    }

    private static ResponseEntity<BookingResponse> created(BookingResponse booking) {
        return ResponseEntity.created(URI.create("/api/v1/bookings/" + booking.id()))
                .eTag("\"" + booking.version() + "\"")
                .header(Position.HEADER, Position.of(booking.id(), booking.version()))
                .body(booking);
    }

    ResponseEntity<BookingResponse> to(Change change, Caller caller) {
        return ok(changed(change), caller);
    }

    static Booking changed(Change change) {
        return switch (change) {
            case Change.Changed it -> it.booking();
            case Change.NotFound it -> throw Refusals.notFound();
            case Change.NotAllowed it -> throw Refusals.notAllowed();
            case Change.Illegal it -> throw Refusals.illegal(it.why());
            case Change.Unseen it -> throw Refusals.unseen();
            case Change.Stale it -> throw Refusals.stale();
            case Change.RulesBroken it -> throw Refusals.rulesBroken(it.broken());
            case Change.Full it -> throw Refusals.full(it.why());
        };
    }

    ResponseEntity<BookingResponse> ok(Booking booking, Caller caller) {
        return ResponseEntity.ok()
                .eTag(tagOf(booking))
                .header(Position.HEADER, Position.of(booking))
                .body(of(booking, caller));
    }

    /** The booking is no more, and a search that follows shall know. */
    static ResponseEntity<Void> gone(Booking booking) {
        return ResponseEntity.noContent()
                .header(Position.HEADER, Position.of(booking))
                .build();
    }

    private static String tagOf(Booking booking) {
        return "\"" + booking.version() + "\"";
    }
}
