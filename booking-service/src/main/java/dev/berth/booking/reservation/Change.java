package dev.berth.booking.reservation;

import dev.berth.booking.reservation.placement.NoRoom;
import dev.berth.booking.reservation.rule.Violation;
import java.util.List;

/** How an attempt to change a booking ended. */
public sealed interface Change {
    record Changed(Booking booking) implements Change {}

    /** No such booking, or none that this person may know of. */
    record NotFound() implements Change {}

    /** They may see it, and not do this to it. */
    record NotAllowed() implements Change {}

    record Illegal(String why) implements Change {}

    /** The request does not say which version of it the person has before them. */
    record Unseen() implements Change {}

    /** Somebody else changed it since the person last looked. */
    record Stale() implements Change {}

    record RulesBroken(List<Violation> broken) implements Change {}

    record Full(NoRoom why) implements Change {}
}
