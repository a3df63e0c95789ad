package dev.berth.booking.guarantee.history;

import java.time.Instant;
import java.util.UUID;

/** What somebody did, or tried to. */
sealed interface Deed {
    record BookRoom(UUID person, UUID room, Instant from, Instant until) implements Deed {}

    record BookNode(UUID person, int cores, int gpus, Instant from, Instant until) implements Deed {}

    record Approve() implements Deed {}

    record Reject() implements Deed {}

    record Cancel() implements Deed {}

    record End() implements Deed {}

    record Extend(Instant until) implements Deed {}

    record Reschedule(Instant from, Instant until, long seen) implements Deed {}

    record MoveTo(UUID node) implements Deed {}

    /** What the clock or a node does; nobody was told how it went. */
    record Itself() implements Deed {}
}
