package dev.berth.booking.reservation.web;

import dev.berth.booking.grid.Window;
import dev.berth.booking.problem.FieldProblem;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.reservation.BookingKind;
import dev.berth.booking.reservation.placement.NoRoom;
import dev.berth.booking.reservation.rule.Violation;
import dev.berth.booking.source.RoomSources.UnknownRoom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How this feature says no. */
final class Refusals {
    private Refusals() {}

    record Span(Instant startsAt, Instant endsAt) {
        static Span of(Window window) {
            return new Span(window.startsAt(), window.endsAt());
        }
    }

    record Resource(UUID id, String name, String kind) {}

    record Suggestion(Instant startsAt, Instant endsAt, Resource resource) {
        static Suggestion of(NoRoom.Alternative it) {
            return new Suggestion(
                    it.window().startsAt(), it.window().endsAt(), new Resource(it.resourceId(), it.name(), it.kind()));
        }
    }

    static Problem notFound() {
        return Problem.notFound("There is no such booking.");
    }

    static Problem notAllowed() {
        return Problem.of(ProblemType.FORBIDDEN, "You may look at this booking, but not do this to it.");
    }

    static Problem illegal(String why) {
        return Problem.of(ProblemType.ILLEGAL_TRANSITION, why);
    }

    static Problem stale() {
        return Problem.of(ProblemType.STALE_VERSION, "Look at the booking again and repeat what you did.");
    }

    static Problem unseen() {
        return Problem.of(ProblemType.STALE_VERSION, "Send If-Match with the ETag of the booking that you changed.");
    }

    static Problem rulesBroken(List<Violation> broken) {
        Violation first = broken.getFirst();
        return Problem.of(ProblemType.RULE_BROKEN, first.field() + " " + first.message() + ".")
                .with("rule", first.rule())
                .with(
                        "errors",
                        broken.stream()
                                .map(it -> new FieldProblem(it.field(), it.message()))
                                .toList());
    }

    static Problem closed(BookingKind kind) {
        return Problem.of(
                ProblemType.FEATURE_CLOSED,
                switch (kind) {
                            case COMPUTE -> "Compute bookings are closed right now.";
                            case ROOM -> "Room bookings are closed right now.";
                            case COURSE -> "Course bookings are closed right now.";
                        }
                        + " What you have booked stays as it is.");
    }

    static Problem roomUnknown(UnknownRoom room, NoRoom instead) {
        Problem problem = Problem.of(ProblemType.ROOM_UNKNOWN, instead.why())
                .with(
                        "suggestedAlternatives",
                        instead.alternatives().stream().map(Suggestion::of).toList());
        return room.since() == null ? problem : problem.with("unknownSince", room.since());
    }

    static Problem full(NoRoom why) {
        return Problem.of(ProblemType.BOOKING_CONFLICT, why.why())
                .with("conflicts", why.conflicts().stream().map(Span::of).toList())
                .with(
                        "suggestedAlternatives",
                        why.alternatives().stream().map(Suggestion::of).toList());
    }
}
