package dev.berth.booking.reservation;

import java.util.Locale;

/** What happened to a booking: the name of its event and of its line in the history. */
public enum BookingAction {
    CREATED,
    APPROVED,
    REJECTED,
    CANCELLED,
    EXPIRED,
    STARTED,
    EXTENDED,
    MOVED,
    ENDING,
    COMPLETED,
    FAILED,
    /** The workspace came further, or somebody changed the words; status and times did not change. */
    UPDATED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String eventType() {
        return "booking." + word();
    }
}
