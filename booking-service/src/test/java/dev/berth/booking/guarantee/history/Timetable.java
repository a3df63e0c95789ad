package dev.berth.booking.guarantee.history;

import dev.berth.booking.guarantee.history.Deed.CancelSession;
import dev.berth.booking.guarantee.history.Deed.MoveSession;
import dev.berth.booking.guarantee.history.Deed.OfSession;
import dev.berth.booking.guarantee.history.Deed.PlanSession;
import dev.berth.booking.guarantee.history.Deed.ResizeSession;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The course sessions of the model. Who sits in them is the bookings' part. */
final class Timetable {
    private final Map<UUID, SessionEntry> sessions = new HashMap<>();

    Map<UUID, SessionEntry> sessions() {
        return sessions;
    }

    SessionEntry of(Entry seat) {
        return sessions.get(seat.session());
    }

    Result wouldBe(@Nullable UUID id, OfSession deed, Instant now) {
        return verdict(sessions.get(id), deed, now);
    }

    /** @param session null when it is about to be planned */
    static Result verdict(@Nullable SessionEntry session, OfSession deed, Instant now) {
        return switch (deed) {
            case PlanSession it -> inTheFuture(it.from(), now);
            case ResizeSession it -> session.is("scheduled") ? roomForWhoIsIn(session, it) : Result.ILLEGAL;
            case MoveSession it -> move(session, it, now);
            case CancelSession it -> session.is("scheduled") && !session.hasBegun(now) ? Result.DONE : Result.ILLEGAL;
        };
    }

    private static Result roomForWhoIsIn(SessionEntry session, ResizeSession it) {
        return it.seats() >= session.taken() ? Result.DONE : Result.AGAINST_THE_RULES;
    }

    private static Result move(SessionEntry session, MoveSession it, Instant now) {
        if (it.seen() < session.edited()) {
            return Result.STALE;
        }
        if (!session.is("scheduled")) {
            return Result.ILLEGAL;
        }
        if (session.isAt(it.from(), it.until())) {
            return Result.DONE;
        }
        return session.hasBegun(now) ? Result.ILLEGAL : inTheFuture(it.from(), now);
    }

    private static Result inTheFuture(Instant from, Instant now) {
        return from.isAfter(now) ? Result.DONE : Result.AGAINST_THE_RULES;
    }

    /** Takes in what was written; says what of it cannot be. */
    Stream<String> write(SessionEntry next, Deed deed, Instant now) {
        SessionEntry before = sessions.put(next.id(), next);
        return Claims.about(next)
                .that("follows its last version", next.version() == (before == null ? 0 : before.version() + 1))
                .that("is what " + deed + " makes of " + before, follows(before, next, deed, now))
                .that("has a seat for each who is in it", next.taken() >= 0 && next.taken() <= next.capacity())
                .broken();
    }

    private static boolean follows(@Nullable SessionEntry before, SessionEntry next, Deed deed, Instant now) {
        if (!(deed instanceof OfSession it)) {
            return before != null && changesByItself(before, next, now);
        }
        return verdict(before, it, now) == Result.DONE && isMadeBy(it, before, next);
    }

    /** Seats come and go with bookings, one at a time; the clock ends it. */
    private static boolean changesByItself(SessionEntry before, SessionEntry next, Instant now) {
        return next.isAs(before)
                ? Math.abs(next.taken() - before.taken()) == 1
                : before.is("scheduled")
                        && next.is("completed")
                        && !now.isBefore(before.endsAt())
                        && next.taken() == before.taken();
    }

    private static boolean isMadeBy(OfSession deed, @Nullable SessionEntry before, SessionEntry next) {
        return switch (deed) {
            case PlanSession it ->
                before == null
                        && next.is("scheduled")
                        && next.isAt(it.from(), it.until())
                        && next.capacity() == it.seats()
                        && next.taken() == 0;
            case ResizeSession it ->
                next.is("scheduled")
                        && next.isAt(before.startsAt(), before.endsAt())
                        && next.capacity() == it.seats()
                        && next.taken() == before.taken();
            case MoveSession it ->
                next.is("scheduled")
                        && next.isAt(it.from(), it.until())
                        && next.capacity() == before.capacity()
                        && next.taken() == before.taken();
            case CancelSession it ->
                next.is("cancelled") && next.isAt(before.startsAt(), before.endsAt()) && next.taken() == before.taken();
        };
    }
}
