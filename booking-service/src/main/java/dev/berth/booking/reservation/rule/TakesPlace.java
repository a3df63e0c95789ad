package dev.berth.booking.reservation.rule;

import dev.berth.booking.course.BookableSession;
import dev.berth.booking.course.SessionStatus;
import org.jspecify.annotations.Nullable;

record TakesPlace() {
    @Nullable
    Violation check(BookableSession session) {
        return session.status() == SessionStatus.CANCELLED
                ? new Violation("takes-place", CourseRules.FIELD, "is a session that was cancelled")
                : null;
    }
}
