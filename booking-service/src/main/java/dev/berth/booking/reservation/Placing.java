package dev.berth.booking.reservation;

import dev.berth.booking.reservation.placement.NoRoom;
import dev.berth.booking.reservation.rule.Violation;
import dev.berth.booking.source.RoomSources.UnknownRoom;
import java.util.List;

/** How an order ended. Whatever it is, it is final: a booked one holds its capacity. */
public sealed interface Placing {
    record Booked(Booking booking) implements Placing {}

    /** Nothing was booked, and nothing was written. */
    sealed interface Refused extends Placing {}

    /** @param broken at least one */
    record RulesBroken(List<Violation> broken) implements Refused {
        RulesBroken(String rule, String field, String message) {
            this(List.of(new Violation(rule, field, message)));
        }
    }

    /** New bookings of this kind are not open to this person. */
    record Closed(BookingKind kind) implements Refused {}

    record Full(NoRoom why) implements Refused {}

    /** An outside system books the room too and was not read, so nobody knows whether it is free. */
    record RoomUnknown(UnknownRoom room, NoRoom instead) implements Refused {}

    /** The same request was booked before. @param answer what it was told then */
    record Repeated(String answer) implements Placing {}

    /** The key belongs to another request. */
    record KeyReused() implements Placing {}

    /** A request with this key is under way. */
    record StillRunning() implements Placing {}
}
