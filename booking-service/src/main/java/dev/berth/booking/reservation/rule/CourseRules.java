package dev.berth.booking.reservation.rule;

import dev.berth.booking.course.BookableSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rules of course bookings. A seat has its session's times, so there is no grid, length or lead time to keep to; that
 * it meets another booking of the same person is that person's affair.
 *
 * @param horizon how far ahead a session may start that one books a seat in
 * @param openBookings how many approved and active course bookings a person may have at a time
 */
@ConfigurationProperties("berth.rules.course")
public record CourseRules(
        @DefaultValue("180d") Duration horizon,
        @DefaultValue("10") int openBookings) {
    static final String FIELD = "courseSessionId";

    public CourseRules {
        if (horizon.compareTo(Duration.ofDays(1)) < 0 || openBookings < 1) {
            throw new IllegalArgumentException("berth.rules.course: horizon is at least 1d, open-bookings at least 1");
        }
    }

    /** Everything that speaks against a seat in this session, whether or not one is left. */
    public List<Violation> check(BookableSession session, Instant now) {
        return Stream.of(
                        new TakesPlace().check(session),
                        new NotBegun().check(session, now),
                        ofTheSession(new WithinTheHorizon(horizon)
                                .check(
                                        session.window().startsAt(),
                                        session.window().endsAt(),
                                        now)))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** The time is the session's: it is the session that one changes. */
    private static @Nullable Violation ofTheSession(@Nullable Violation it) {
        return it == null ? null : new Violation(it.rule(), FIELD, it.message());
    }

    /** The latest start that the rules allow. */
    public Instant lastStart(Instant now) {
        return now.plus(horizon);
    }

    public OpenHolds openHolds() {
        return new OpenHolds(openBookings, FIELD);
    }
}
