package dev.berth.booking.reservation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person can want to do with a booking. */
public enum BookingVerb {
    CANCEL,
    EDIT,
    EXTEND,
    END,
    CONNECT,
    APPROVE,
    REJECT,
    MOVE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
