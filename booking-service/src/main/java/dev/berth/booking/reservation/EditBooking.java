package dev.berth.booking.reservation;

import dev.berth.booking.grid.Window;
import dev.berth.booking.reservation.placement.NoRoom;
import dev.berth.booking.reservation.rule.Violation;
import dev.berth.booking.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Other times or other words, by somebody who says which version they have before them. */
@Component
public class EditBooking {
    private final Attempt attempt;
    private final Rights rights;
    private final Bookings bookings;
    private final RoomTerms roomTerms;
    private final Clock clock;

    EditBooking(Attempt attempt, Rights rights, Bookings bookings, RoomTerms roomTerms, Clock clock) {
        this.attempt = attempt;
        this.rights = rights;
        this.bookings = bookings;
        this.roomTerms = roomTerms;
        this.clock = clock;
    }

    /** What is null stays as it is; an empty description takes it away. */
    public record Edit(
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable String title,
            @Nullable String description,
            @Nullable Integer attendees) {
        Instant startOf(Booking booking) {
            return startsAt == null ? booking.window().startsAt() : startsAt;
        }

        Instant endOf(Booking booking) {
            return endsAt == null ? booking.window().endsAt() : endsAt;
        }

        boolean moves(Booking booking) {
            return !startOf(booking).equals(booking.window().startsAt())
                    || !endOf(booking).equals(booking.window().endsAt());
        }

        Booking.Text textOf(Booking booking) {
            String words = description == null ? booking.description() : description;
            return new Booking.Text(
                    title == null ? booking.title() : title.strip(), words == null || words.isBlank() ? null : words);
        }
    }

    public Change edit(UUID id, Edit edit, long seen, Caller caller) {
        Instant now = clock.instant();
        return attempt.runWithinCapacity(
                () -> attempt.runInItsRoom(
                        id,
                        caller,
                        BookingVerb.EDIT,
                        it -> seen == it.version() ? edit(it, edit, caller, now) : new Change.Stale()),
                () -> explain(bookings.findById(id).orElseThrow(), edit, now));
    }

    private Change edit(Booking booking, Edit edit, Caller caller, Instant now) {
        if (edit.moves(booking) && !booking.kind().isMovable()) {
            return new Change.Illegal(Guards.timesStay(booking.kind()));
        }
        List<Violation> broken = switch (booking.kind()) {
            case COMPUTE -> checkCompute(edit);
            case ROOM -> checkRoom(booking, edit, now);
            case COURSE -> List.of(); // the booking itself refuses
        };
        if (!broken.isEmpty()) {
            return new Change.RulesBroken(broken);
        }
        if (!edit.moves(booking)) {
            return attempt.apply(booking, BookingAction.UPDATED, caller, () -> describe(booking, edit, now));
        }
        if (booking.status() == BookingStatus.APPROVED && !rights.mayGrantTimes(caller, booking)) {
            return new Change.Illegal(
                    "These times are approved. Ask an admin to move it, or cancel it and book again.");
        }
        return attempt.apply(booking, BookingAction.MOVED, caller, () -> move(booking, edit, now));
    }

    private static Move move(Booking booking, Edit edit, Instant now) {
        return switch (booking.reschedule(new Window(edit.startOf(booking), edit.endOf(booking)), now)) {
            case Move.Done it -> describe(booking, edit, now);
            case Move.Refused it -> it;
        };
    }

    private static Move describe(Booking booking, Edit edit, Instant now) {
        Integer attendees = switch (booking.kind()) {
            case COMPUTE, COURSE -> null;
            case ROOM -> edit.attendees() == null ? booking.room().attendees() : edit.attendees();
        };
        return booking.describe(edit.textOf(booking), attendees, now);
    }

    private static List<Violation> checkCompute(Edit edit) {
        return edit.attendees() == null
                ? List.of()
                : List.of(new Violation("attendees", "attendees", "belongs to room bookings only"));
    }

    private List<Violation> checkRoom(Booking booking, Edit edit, Instant now) {
        List<Violation> ofTimes = edit.moves(booking)
                ? roomTerms.checkMove(booking, edit.startOf(booking), edit.endOf(booking), now)
                : List.of();
        return ofTimes.isEmpty() ? roomTerms.checkAttendees(booking, edit.attendees()) : ofTimes;
    }

    private NoRoom explain(Booking booking, Edit edit, Instant now) {
        return roomTerms.explain(booking, new Window(edit.startOf(booking), edit.endOf(booking)), now);
    }
}
