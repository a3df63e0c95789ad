package dev.berth.local.demo;

import java.time.Instant;
import java.time.LocalDateTime;

/** A time that somebody has booked, on the quarter hours that can be. */
record Slot(Instant startsAt, Instant endsAt) {
    static Slot of(LocalDateTime start, int minutes) {
        var from = Campus.instant(start);
        return new Slot(from, from.plusSeconds(minutes * 60L));
    }

    boolean isOver(Instant now) {
        return !endsAt.isAfter(now);
    }

    boolean hasBegun(Instant now) {
        return !startsAt.isAfter(now);
    }
}
