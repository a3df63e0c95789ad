package dev.berth.booking.course;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a course session stands. It is completed when its end has passed. */
public enum SessionStatus {
    SCHEDULED,
    CANCELLED,
    COMPLETED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
