package dev.berth.booking.reservation;

import dev.berth.booking.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Approve, reject, cancel, end: the changes that need no room. */
@Component
public class DecideBooking {
    private final Attempt attempt;
    private final Clock clock;

    DecideBooking(Attempt attempt, Clock clock) {
        this.attempt = attempt;
        this.clock = clock;
    }

    /** Never fails for lack of capacity: a pending booking holds it. */
    public Change approve(UUID id, Caller caller) {
        Instant now = clock.instant();
        return attempt.run(
                id,
                caller,
                BookingVerb.APPROVE,
                it -> attempt.apply(it, BookingAction.APPROVED, caller, () -> it.approve(now)));
    }

    public Change reject(UUID id, String reason, Caller caller) {
        Instant now = clock.instant();
        return attempt.runAtItsSession(
                id,
                caller,
                BookingVerb.REJECT,
                it -> attempt.apply(it, BookingAction.REJECTED, caller, () -> it.reject(reason, now)));
    }

    /** @param seen the version that the person has before them, if they said so */
    public Change cancel(UUID id, OptionalLong seen, Caller caller) {
        return cancel(id, seen, null, caller);
    }

    /** @param reason why somebody else than the owner cancels it */
    public Change cancel(UUID id, OptionalLong seen, @Nullable String reason, Caller caller) {
        Instant now = clock.instant();
        return attempt.runAtItsSession(
                id,
                caller,
                BookingVerb.CANCEL,
                it -> seen.isPresent() && seen.getAsLong() != it.version()
                        ? new Change.Stale()
                        : attempt.apply(it, BookingAction.CANCELLED, caller, () -> it.cancel(reason, now)));
    }

    public Change end(UUID id, Caller caller) {
        Instant now = clock.instant();
        return attempt.run(
                id,
                caller,
                BookingVerb.END,
                it -> attempt.apply(
                        it,
                        it.kind().hasWorkspace() ? BookingAction.ENDING : BookingAction.COMPLETED,
                        caller,
                        () -> it.end(now)));
    }
}
