package dev.berth.booking.guarantee.history;

import dev.berth.booking.course.CourseAdministration;
import dev.berth.booking.course.CourseAdministration.Outcome;
import dev.berth.booking.course.CourseSession;
import dev.berth.booking.course.SessionCard;
import dev.berth.booking.course.SessionDraft;
import dev.berth.booking.guarantee.history.Actors.Done;
import dev.berth.booking.guarantee.history.Deed.CancelSession;
import dev.berth.booking.guarantee.history.Deed.MoveSession;
import dev.berth.booking.guarantee.history.Deed.OfSession;
import dev.berth.booking.guarantee.history.Deed.PlanSession;
import dev.berth.booking.guarantee.history.Deed.ResizeSession;
import dev.berth.booking.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Those who plan courses, and change their minds while others book seats in them. */
class Planners {
    private static final int REMEMBERED = 6;

    private final CourseAdministration administration;
    private final Map<UUID, CourseSession> known = new ConcurrentHashMap<>();
    private final List<UUID> inOrder = new CopyOnWriteArrayList<>();
    private Caller staff;

    Planners(CourseAdministration administration) {
        this.administration = administration;
    }

    void meet(Caller staff) {
        this.staff = staff;
        known.clear();
        inOrder.clear();
    }

    boolean havePlanned() {
        return !inOrder.isEmpty();
    }

    /** One of the last few, so that many want the same. */
    UUID anySession(Random dice) {
        List<UUID> all = List.copyOf(inOrder);
        return all.get(all.size() - 1 - dice.nextInt(Math.min(REMEMBERED, all.size())));
    }

    Done somethingAtRandom(Random dice, Instant from, Instant until) {
        int what = dice.nextInt(8);
        if (!havePlanned() || what < 2) {
            return attempt(null, new PlanSession(from, until, anySeats(dice)));
        }
        CourseSession session = known.get(anySession(dice));
        return attempt(
                session.id(),
                switch (what) {
                    case 2 -> new CancelSession();
                    case 3, 4 -> new ResizeSession(anySeats(dice));
                    default -> new MoveSession(from, until, session.version());
                });
    }

    private static int anySeats(Random dice) {
        return 1 + dice.nextInt(4);
    }

    private Done attempt(@Nullable UUID id, OfSession deed) {
        Outcome outcome = switch (deed) {
            case PlanSession it -> administration.add(draft(it.from(), it.until(), it.seats()), null, staff);
            case ResizeSession it -> administration.change(id, card -> resized(card, it.seats()), null, staff);
            case MoveSession it -> administration.change(id, card -> moved(card, it), it.seen(), staff);
            case CancelSession it -> administration.cancel(id, "The teacher is ill", null, staff);
        };
        return switch (outcome) {
            case Outcome.Saved it -> done(deed, it.session());
            case Outcome.Stale it -> new Done(id, deed, Result.STALE, 0);
            case Outcome.Illegal it -> new Done(id, deed, Result.ILLEGAL, 0);
            case Outcome.RulesBroken it -> new Done(id, deed, Result.AGAINST_THE_RULES, 0);
            case Outcome.NoSuchSession it -> throw new AssertionError(it);
            case Outcome.KeyReused it -> throw new AssertionError(it);
            case Outcome.StillRunning it -> throw new AssertionError(it);
        };
    }

    private Done done(OfSession deed, CourseSession session) {
        if (known.put(session.id(), session) == null) {
            inOrder.add(session.id());
        }
        return new Done(session.id(), deed, Result.DONE, session.version());
    }

    private static SessionDraft resized(SessionCard card, int seats) {
        return draft(card.window().startsAt(), card.window().endsAt(), seats);
    }

    private static SessionDraft moved(SessionCard card, MoveSession to) {
        return draft(to.from(), to.until(), card.capacity());
    }

    /** Its notes are new each time: then each change is one, and is written. */
    private static SessionDraft draft(Instant from, Instant until, int seats) {
        return new SessionDraft(
                "laser", from, until, null, "Workshop", seats, UUID.randomUUID().toString());
    }
}
