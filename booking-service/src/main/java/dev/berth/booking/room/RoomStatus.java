package dev.berth.booking.room;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a room can be booked. Closing one keeps what is booked; nothing new comes in. */
public enum RoomStatus {
    OPEN,
    CLOSED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
