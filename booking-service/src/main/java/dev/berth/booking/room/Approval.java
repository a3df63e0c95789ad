package dev.berth.booking.room;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who decides about a booking of a room: an admin, or nobody has to. */
public enum Approval {
    AUTOMATIC,
    REQUIRED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
