package dev.berth.booking.reservation;

/** The answer of a booking to a verb. */
public sealed interface Move {
    record Done() implements Move {}

    /** @param why in words for the person who tried */
    record Refused(String why) implements Move {}

    static Move done() {
        return new Done();
    }

    static Move refused(String why) {
        return new Refused(why);
    }
}
