package dev.berth.booking.guarantee.history;

import java.time.Instant;
import java.util.UUID;

/** What somebody did, or tried to. */
sealed interface Deed {
    record BookRoom(UUID person, UUID room, Instant from, Instant until) implements Deed {}

    record BookNode(UUID person, int cores, int gpus, Instant from, Instant until) implements Deed {}

    record BookSeat(UUID person, UUID session) implements Deed {}

    record Approve() implements Deed {}

    record Reject() implements Deed {}

    record Cancel() implements Deed {}

    record End() implements Deed {}

    record Extend(Instant until) implements Deed {}

    record Reschedule(Instant from, Instant until, long seen) implements Deed {}

    record MoveTo(UUID node) implements Deed {}

    /** What staff do to a course session. */
    sealed interface OfSession extends Deed {}

    record PlanSession(Instant from, Instant until, int seats) implements OfSession {}

    record ResizeSession(int seats) implements OfSession {}

    record MoveSession(Instant from, Instant until, long seen) implements OfSession {}

    record CancelSession() implements OfSession {}

    /** What the clock or a node does; nobody was told how it went. */
    record Itself() implements Deed {}
}
