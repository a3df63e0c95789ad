package dev.berth.booking.reservation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What speaks against a verb as the booking stands, whoever asks: the booking's verbs refuse by it, and people are told by it
 * what they may do. Empty when nothing does.
 */
final class Guards {
    private static final String OVER = "It is already over.";
    private static final String ENDS_WITH_ITS_SESSION = "A course ends when its session does.";
    private static final String AS_ITS_SESSION = "A seat is as its session is: cancel it and book another.";

    /** The node's notice, and the time that a new end takes to get there. */
    private static final Duration ENDING = Duration.ofSeconds(15);

    private Guards() {}

    static Optional<String> against(BookingVerb verb, Booking booking, Instant now) {
        return switch (verb) {
            case APPROVE -> againstApproval(booking, now);
            case REJECT -> booking.status() == BookingStatus.PENDING ? none() : never(booking, "rejected");
            case CANCEL -> againstCancelling(booking);
            case EDIT -> againstEditing(booking);
            case EXTEND -> againstExtending(booking, now);
            case END -> againstEnding(booking, now);
            case MOVE -> againstMoving(booking, now);
            case CONNECT -> againstConnecting(booking);
        };
    }

    private static Optional<String> againstApproval(Booking booking, Instant now) {
        if (booking.status() != BookingStatus.PENDING) {
            return never(booking, "approved");
        }
        return now.isBefore(booking.decideBy())
                ? none()
                : Optional.of("Nobody decided in time: this booking expired at " + booking.decideBy() + ".");
    }

    private static Optional<String> againstCancelling(Booking booking) {
        return switch (booking.status()) {
            case PENDING, APPROVED -> none();
            case ACTIVE -> Optional.of("It is running: end it instead of cancelling it.");
            case COMPLETED, REJECTED, CANCELLED, EXPIRED, FAILED -> never(booking, "cancelled");
        };
    }

    private static Optional<String> againstEditing(Booking booking) {
        if (booking.kind().followsSession()) {
            return Optional.of(AS_ITS_SESSION);
        }
        return booking.status().holds() ? none() : never(booking, "changed");
    }

    private static Optional<String> againstExtending(Booking booking, Instant now) {
        if (booking.kind().followsSession()) {
            return Optional.of(ENDS_WITH_ITS_SESSION);
        }
        if (booking.status() != BookingStatus.APPROVED && booking.status() != BookingStatus.ACTIVE) {
            return never(booking, "extended");
        }
        if (isOver(booking, now)) {
            return Optional.of(OVER);
        }
        return isEnding(booking, now) ? Optional.of("Its workspace was asked to end: it cannot be extended.") : none();
    }

    private static Optional<String> againstEnding(Booking booking, Instant now) {
        if (booking.kind().followsSession()) {
            return Optional.of(ENDS_WITH_ITS_SESSION);
        }
        return switch (booking.status()) {
            case APPROVED -> Optional.of("It has not started: cancel it instead of ending it.");
            case ACTIVE ->
                booking.wholeSecondAfterStart(now).isBefore(booking.window().endsAt())
                        ? none()
                        : Optional.of("It is already ending.");
            case PENDING, COMPLETED, REJECTED, CANCELLED, EXPIRED, FAILED -> never(booking, "ended");
        };
    }

    private static Optional<String> againstMoving(Booking booking, Instant now) {
        if (!booking.kind().hasWorkspace()) {
            return Optional.of("Only a compute booking is on a node.");
        }
        if (booking.status() != BookingStatus.PENDING && booking.status() != BookingStatus.APPROVED) {
            return never(booking, "moved");
        }
        Workspace workspace = booking.workspace();
        return workspace != null && workspace.hasBegun() || isOver(booking, now)
                ? Optional.of("It has started; it stays where it is.")
                : none();
    }

    private static Optional<String> againstConnecting(Booking booking) {
        return booking.isServed() ? none() : Optional.of("Its workspace is not running.");
    }

    /** Why this kind of booking is not given other times. */
    static String timesStay(BookingKind kind) {
        return kind.followsSession()
                ? AS_ITS_SESSION
                : "A compute booking keeps its times: extend it, or cancel it and book again.";
    }

    /** A node asks a workspace to end 10 s before its end; what is on its way out does not come back. */
    private static boolean isEnding(Booking booking, Instant now) {
        return booking.kind().hasWorkspace()
                && booking.status() == BookingStatus.ACTIVE
                && !now.isBefore(booking.window().endsAt().minus(ENDING));
    }

    private static boolean isOver(Booking booking, Instant now) {
        return !now.isBefore(booking.window().endsAt());
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    private static Optional<String> never(Booking booking, String verb) {
        return Optional.of("This booking is " + booking.status().word() + " and cannot be " + verb + ".");
    }
}
