package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.grid.Window;
import dev.berth.booking.reservation.placement.NoRoom;
import dev.berth.booking.reservation.placement.RoomCalendars;
import dev.berth.booking.reservation.rule.RoomRules;
import dev.berth.booking.reservation.rule.Violation;
import dev.berth.booking.room.BookableRoom;
import dev.berth.booking.room.RoomDirectory;
import dev.berth.booking.security.Caller;
import dev.berth.booking.source.RoomSources;
import dev.berth.booking.source.RoomSources.UnknownRoom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On what terms a room is had: its rules, and what else is free when it is not. */
@Component
class RoomTerms {
    private final RoomDirectory rooms;
    private final RoomRules rules;
    private final RoomCalendars calendars;
    private final RoomSources sources;
    private final AuditTrail audit;

    RoomTerms(RoomDirectory rooms, RoomRules rules, RoomCalendars calendars, RoomSources sources, AuditTrail audit) {
        this.rooms = rooms;
        this.rules = rules;
        this.calendars = calendars;
        this.sources = sources;
        this.audit = audit;
    }

    Optional<BookableRoom> find(UUID roomId) {
        return rooms.find(roomId);
    }

    private BookableRoom roomOf(Booking booking) {
        return rooms.find(booking.room().roomId()).orElseThrow();
    }

    /** Present when an outside system books the room too and was not read lately. */
    Optional<UnknownRoom> unknown(BookableRoom room, Instant now) {
        return sources.unknown(room.id(), now);
    }

    static Violation violation(UnknownRoom room) {
        return new Violation(
                "room-unknown", "roomId", "is also booked in " + room.source() + ", which was not read lately");
    }

    /** The owner and admins can see later that nobody knew whether the room was free. */
    void recordBookedAnyway(Booking booking, UnknownRoom room, Caller caller) {
        audit.record(
                Actor.of(caller),
                Subject.booking(booking.id()),
                "booked-anyway",
                dev.berth.booking.audit.Changes.of("source", null, room.source())
                        .and("sourceLastRead", null, room.since()));
    }

    NoRoom insteadOfUnknown(BookableRoom room, @Nullable Integer attendees, Window wished, Instant now) {
        return new NoRoom(
                room.name()
                        + " is also booked elsewhere, and that was not read lately. Nobody knows whether it is free.",
                List.of(),
                calendars.elsewhere(room, attendees == null ? 1 : attendees, wished, now));
    }

    List<Violation> check(
            BookableRoom room, Instant startsAt, Instant endsAt, @Nullable Integer attendees, Instant now) {
        return Stream.concat(
                        rules.check(room, startsAt, endsAt, now).stream(),
                        rules.checkAttendees(room, attendees).stream())
                .toList();
    }

    List<Violation> checkMove(BookableRoom room, Instant startsAt, Instant endsAt, Instant now) {
        return rules.check(room, startsAt, endsAt, now);
    }

    List<Violation> checkAttendees(BookableRoom room, @Nullable Integer attendees) {
        return rules.checkAttendees(room, attendees);
    }

    List<Violation> checkExtension(Booking booking, Instant newEnd) {
        return rules.checkExtension(roomOf(booking), booking.window().startsAt(), newEnd);
    }

    NoRoom explain(BookableRoom room, @Nullable Integer attendees, Window wished, Instant now) {
        return calendars.explain(room, attendees == null ? 1 : attendees, wished, rules.bookableStarts(now), null, now);
    }

    NoRoom explain(BookableRoom room, Booking booking, Window wished, Instant now) {
        Integer attendees = booking.room().attendees();
        return calendars.explain(
                room, attendees == null ? 1 : attendees, wished, rules.bookableStarts(now), booking.id(), now);
    }

    /** What lies in the way of a longer booking; it starts when it starts, so there is nothing to offer. */
    NoRoom explainExtension(Booking booking, Window wished, Instant now) {
        NoRoom moved = explain(roomOf(booking), booking, wished, now);
        return new NoRoom(moved.why(), moved.conflicts(), List.of());
    }
}
