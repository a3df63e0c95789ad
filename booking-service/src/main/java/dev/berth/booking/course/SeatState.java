package dev.berth.booking.course;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How many seats are left, in a word. */
public enum SeatState {
    FREE,
    ALMOST_FULL,
    FULL;

    private static final int FEW = 3;

    public static SeatState of(int seatsLeft) {
        if (seatsLeft <= 0) {
            return FULL;
        }
        return seatsLeft <= FEW ? ALMOST_FULL : FREE;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
