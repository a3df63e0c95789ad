package dev.berth.booking.stats.web;

import dev.berth.booking.input.Times;
import dev.berth.booking.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** From when to when statistics are asked for: the last four weeks, unless the caller says otherwise. */
record Period(Instant from, Instant to) {
    private static final Duration FOUR_WEEKS = Duration.ofDays(28);

    static Period of(@Nullable OffsetDateTime from, @Nullable OffsetDateTime to, Instant now) {
        Instant end = to == null ? now : Times.storable(to.toInstant());
        Instant start = from == null ? Times.storable(end.minus(FOUR_WEEKS)) : Times.storable(from.toInstant());
        if (!start.isBefore(end)) throw Problem.invalid("to", "must be after from");
        return new Period(start, end);
    }

    Duration length() {
        return Duration.between(from, to);
    }
}
