package dev.berth.booking.reservation;

import java.util.function.Supplier;

/** The answer of a booking to a verb. */
public sealed interface Move {
    record Done() implements Move {}

    /** @param why in words for the person who tried */
    record Refused(String why) implements Move {}

    /** The next step, unless this one was refused. */
    default Move then(Supplier<Move> next) {
        return switch (this) {
            case Done it -> next.get();
            case Refused it -> it;
        };
    }

    static Move done() {
        return new Done();
    }

    static Move refused(String why) {
        return new Refused(why);
    }
}
