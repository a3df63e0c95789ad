package dev.berth.booking.reservation.web;

import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.Change;
import dev.berth.booking.reservation.Placing;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** Outcomes as HTTP answers. A new outcome does not compile until it has one here. */
final class Answers {
    private Answers() {}

    static ResponseEntity<BookingResponse> to(Placing placing) {
        return switch (placing) {
            case Placing.Booked it ->
                ResponseEntity.created(
                                URI.create("/api/v1/bookings/" + it.booking().id()))
                        .eTag(tagOf(it.booking()))
                        .header(Position.HEADER, Position.of(it.booking()))
                        .body(BookingResponse.of(it.booking()));
            case Placing.RulesBroken it -> throw Refusals.rulesBroken(it.broken());
            case Placing.Full it -> throw Refusals.full(it.why());
        };
    }

    static ResponseEntity<BookingResponse> to(Change change) {
        return ok(changed(change));
    }

    static Booking changed(Change change) {
        return switch (change) {
            case Change.Changed it -> it.booking();
            case Change.NotFound it -> throw Refusals.notFound();
            case Change.NotAllowed it -> throw Refusals.notAllowed();
            case Change.Illegal it -> throw Refusals.illegal(it.why());
            case Change.Stale it -> throw Refusals.stale();
            case Change.RulesBroken it -> throw Refusals.rulesBroken(it.broken());
            case Change.Full it -> throw Refusals.full(it.why());
        };
    }

    static ResponseEntity<BookingResponse> ok(Booking booking) {
        return ResponseEntity.ok()
                .eTag(tagOf(booking))
                .header(Position.HEADER, Position.of(booking))
                .body(BookingResponse.of(booking));
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
