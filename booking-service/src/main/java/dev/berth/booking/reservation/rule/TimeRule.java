package dev.berth.booking.reservation.rule;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One rule about when something may be booked. */
interface TimeRule {
    /** What is wrong, or null. The instants are as sent: they may be in any order and absurdly far away. */
    @Nullable
    Violation check(Instant startsAt, Instant endsAt, Instant now);

    /** What all of these rules have to say. */
    static List<Violation> broken(List<TimeRule> rules, Instant startsAt, Instant endsAt, Instant now) {
        return rules.stream()
                .map(rule -> rule.check(startsAt, endsAt, now))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
