package dev.berth.booking.reservation.rule;

import dev.berth.booking.course.BookableSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Nobody walks into a course that is under way. */
record NotBegun() {
    @Nullable
    Violation check(BookableSession session, Instant now) {
        return now.isBefore(session.window().startsAt())
                ? null
                : new Violation("not-in-the-past", CourseRules.FIELD, "is a session that has begun already");
    }
}
