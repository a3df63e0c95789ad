package dev.berth.sync.ics;

import java.time.Instant;

/** From when until when events matter. */
record Span(Instant from, Instant until) {
    boolean meets(Instant startsAt, Instant endsAt) {
        return endsAt.isAfter(from) && startsAt.isBefore(until);
    }
}
