package dev.berth.booking.reservation;

import dev.berth.booking.grid.Window;
import dev.berth.booking.reservation.placement.NoRoom;
import dev.berth.booking.reservation.rule.Violation;
import dev.berth.booking.room.Approval;
import dev.berth.booking.room.BookableRoom;
import dev.berth.booking.security.Caller;
import dev.berth.booking.source.RoomSources.UnknownRoom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Other times, another room or other words, by somebody who says which version they have before them. */
@Component
public class EditBooking {
    private final Attempt attempt;
    private final Rights rights;
    private final Bookings bookings;
    private final EditCompute computes;
    private final RoomTerms roomTerms;
    private final Clock clock;

    EditBooking(
            Attempt attempt, Rights rights, Bookings bookings, EditCompute computes, RoomTerms roomTerms, Clock clock) {
        this.attempt = attempt;
        this.rights = rights;
        this.bookings = bookings;
        this.computes = computes;
        this.roomTerms = roomTerms;
        this.clock = clock;
    }

    /** What is null stays as it is; an empty description or number of people takes it away. */
    public record Edit(
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable String title,
            @Nullable Optional<String> description,
            @Nullable Optional<Integer> attendees,
            @Nullable UUID roomId,
            boolean evenIfUnknown,
            @Nullable ComputeEdit compute) {
        public static Edit times(Instant startsAt, Instant endsAt) {
            return new Edit(startsAt, endsAt, null, null, null, null, false, null);
        }

        Instant startOf(Booking booking) {
            return startsAt == null ? booking.window().startsAt() : startsAt;
        }

        Instant endOf(Booking booking) {
            return endsAt == null ? booking.window().endsAt() : endsAt;
        }

        boolean moves(Booking booking) {
            return !startOf(booking).equals(booking.window().startsAt())
                    || !endOf(booking).equals(booking.window().endsAt())
                    || roomId != null && !roomId.equals(booking.resource().id());
        }

        @Nullable
        Integer attendeesOf(Booking booking) {
            return attendees == null ? booking.room().attendees() : attendees.orElse(null);
        }

        Booking.Text textOf(Booking booking) {
            String words = description == null ? booking.description() : description.orElse(null);
            return new Booking.Text(
                    title == null ? booking.title() : title.strip(), words == null || words.isBlank() ? null : words);
        }
    }

    /** @param seen the version that the person has before them; a change without one is refused */
    public Change edit(UUID id, Edit edit, OptionalLong seen, Caller caller) {
        Instant now = clock.instant();
        return isCompute(id) ? computes.edit(id, edit, seen, caller, now) : editRoomOrSeat(id, edit, seen, caller, now);
    }

    /** A booking never changes its kind, so this needs no lock. */
    private boolean isCompute(UUID id) {
        return bookings.findById(id)
                .filter(it -> it.kind() == BookingKind.COMPUTE)
                .isPresent();
    }

    /** Judged after the booking is known to be the caller's business, so that nobody learns of one that is not theirs. */
    static Change ifSeen(OptionalLong seen, Booking booking, Supplier<Change> change) {
        if (seen.isEmpty()) {
            return new Change.Unseen();
        }
        return seen.getAsLong() == booking.version() ? change.get() : new Change.Stale();
    }

    private Change editRoomOrSeat(UUID id, Edit edit, OptionalLong seen, Caller caller, Instant now) {
        return attempt.runWithinCapacity(
                () -> attempt.runInItsRoom(
                        id,
                        edit.roomId(),
                        caller,
                        BookingVerb.EDIT,
                        it -> ifSeen(seen, it, () -> edit(it, edit, caller, now))),
                () -> explain(bookings.findById(id).orElseThrow(), edit, now));
    }

    private Change edit(Booking booking, Edit edit, Caller caller, Instant now) {
        if (edit.compute() != null) {
            return new Change.RulesBroken(
                    List.of(new Violation("compute", "compute", "belongs to compute bookings only")));
        }
        if (!booking.kind().isMovable()) {
            return editInPlace(booking, edit, caller, now);
        }
        UUID wished = edit.roomId() == null ? booking.room().roomId() : edit.roomId();
        return roomTerms
                .find(wished)
                .map(room -> editIn(room, booking, edit, caller, now))
                .orElseGet(() ->
                        new Change.RulesBroken(List.of(new Violation("room", "roomId", "is not a room one can book"))));
    }

    private Change editInPlace(Booking booking, Edit edit, Caller caller, Instant now) {
        if (edit.moves(booking)) {
            return new Change.Illegal(Guards.timesStay(booking.kind()));
        }
        if (edit.attendees() != null && edit.attendees().isPresent()) {
            return new Change.RulesBroken(
                    List.of(new Violation("attendees", "attendees", "belongs to room bookings only")));
        }
        return attempt.apply(
                booking, BookingAction.UPDATED, caller, () -> booking.describe(edit.textOf(booking), null, now));
    }

    private Change editIn(BookableRoom room, Booking booking, Edit edit, Caller caller, Instant now) {
        List<Violation> broken = check(room, booking, edit, now);
        if (!broken.isEmpty()) {
            return new Change.RulesBroken(broken);
        }
        if (!edit.moves(booking)) {
            return attempt.apply(booking, BookingAction.UPDATED, caller, () -> describe(booking, edit, now));
        }
        Optional<UnknownRoom> unknown = roomTerms.unknown(room, now);
        if (unknown.isPresent() && !(edit.evenIfUnknown() && caller.isStaff())) {
            return new Change.RulesBroken(List.of(RoomTerms.violation(unknown.get())));
        }
        Change moved = moveIn(room, booking, edit, caller, now);
        if (moved instanceof Change.Changed) unknown.ifPresent(it -> roomTerms.recordBookedAnyway(booking, it, caller));
        return moved;
    }

    private Change moveIn(BookableRoom room, Booking booking, Edit edit, Caller caller, Instant now) {
        if (booking.status() == BookingStatus.APPROVED && !mayGrant(room, booking, caller)) {
            return new Change.Illegal("What an admin has approved, or has to approve there, an admin moves."
                    + " Ask one, or cancel it and book again.");
        }
        return attempt.apply(booking, BookingAction.MOVED, caller, () -> move(room, booking, edit, now));
    }

    private List<Violation> check(BookableRoom room, Booking booking, Edit edit, Instant now) {
        List<Violation> ofTimes = edit.moves(booking)
                ? roomTerms.checkMove(room, edit.startOf(booking), edit.endOf(booking), now)
                : List.of();
        boolean asksForSeats = edit.attendees() != null || edit.roomId() != null;
        return ofTimes.isEmpty() && asksForSeats ? roomTerms.checkAttendees(room, edit.attendeesOf(booking)) : ofTimes;
    }

    /** An approved booking comes into a room where somebody decides by somebody who does. */
    private boolean mayGrant(BookableRoom room, Booking booking, Caller caller) {
        return rights.mayGrantTimes(caller, booking) && (caller.isAdmin() || room.approval() == Approval.AUTOMATIC);
    }

    private static Move move(BookableRoom room, Booking booking, Edit edit, Instant now) {
        Window window = new Window(edit.startOf(booking), edit.endOf(booking));
        return switch (booking.reschedule(window, room, now)) {
            case Move.Done it -> describe(booking, edit, now);
            case Move.Refused it -> it;
        };
    }

    private static Move describe(Booking booking, Edit edit, Instant now) {
        return booking.describe(edit.textOf(booking), edit.attendeesOf(booking), now);
    }

    private NoRoom explain(Booking booking, Edit edit, Instant now) {
        Window wished = new Window(edit.startOf(booking), edit.endOf(booking));
        UUID room = edit.roomId() == null ? booking.room().roomId() : edit.roomId();
        return roomTerms.explain(roomTerms.find(room).orElseThrow(), booking, wished, now);
    }
}
