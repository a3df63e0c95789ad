package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.course.EndedSessions;
import dev.berth.booking.node.ReportIntake;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to bookings because time passes. Any replica may do it; what one has claimed the others leave alone. */
@Component
public class Clockwork {
    private static final Logger log = LoggerFactory.getLogger(Clockwork.class);
    /** Per pass and kind of work, so that one kind cannot keep the others waiting. */
    private static final int BATCH = 100;

    private final DueBookings due;
    private final Bookings bookings;
    private final Changes changes;
    private final WakeForBookings wakeForBookings;
    private final Misfits misfits;
    private final SilentNodes silentNodes;
    private final EndedSessions sessions;
    private final ReportIntake reports;
    private final LifecycleSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Clockwork(
            DueBookings due,
            Bookings bookings,
            Changes changes,
            WakeForBookings wakeForBookings,
            Misfits misfits,
            SilentNodes silentNodes,
            EndedSessions sessions,
            ReportIntake reports,
            LifecycleSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.due = due;
        this.bookings = bookings;
        this.changes = changes;
        this.wakeForBookings = wakeForBookings;
        this.misfits = misfits;
        this.silentNodes = silentNodes;
        this.sessions = sessions;
        this.reports = reports;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${berth.lifecycle.every:5s}")
    void tickByItself() {
        if (settings.clockwork()) {
            tick();
        }
    }

    /** One pass over everything that is due now. */
    public void tick() {
        Instant now = clock.instant();
        expireUndecided(now);
        beginDue(now);
        completeEnded(now);
        sessions.complete(now);
        if (reports.isCaughtUp()) {
            wakeForBookings.wake(now);
            misfits.leave(now);
            silentNodes.leave(now);
            failNeverStarted(now);
        }
    }

    private void expireUndecided(Instant now) {
        each(
                except -> due.undecided(now, except),
                it -> changes.apply(it, BookingAction.EXPIRED, Actor.SYSTEM, () -> it.expire(now)));
    }

    private void beginDue(Instant now) {
        each(
                except -> due.toBegin(now, except),
                it -> changes.apply(it, BookingAction.STARTED, Actor.SYSTEM, () -> it.begin(now)));
    }

    private void completeEnded(Instant now) {
        each(except -> due.ended(now, settings.sweepAfter(), except), it -> sweep(it, now));
    }

    /** Only while nodes are heard: what has started may not have been reported through. */
    private void failNeverStarted(Instant now) {
        each(except -> due.neverStarted(now, except), it -> sweep(it, now));
    }

    private void sweep(Booking booking, Instant now) {
        changes.follow(booking, Actor.SYSTEM, () -> booking.sweep(now, settings.sweepAfter()));
    }

    /** A booking that cannot be handled is reported and left for the next pass; the others must not wait for it. */
    private void each(Function<Collection<UUID>, Optional<UUID>> claim, Consumer<Booking> work) {
        Set<UUID> failed = new HashSet<>();
        for (int done = 0; done < BATCH; done++) {
            Claim next = new Claim();
            try {
                transaction.executeWithoutResult(status -> {
                    next.id = claim.apply(failed).orElse(null);
                    if (next.id != null) {
                        work.accept(bookings.findLocked(next.id).orElseThrow());
                    }
                });
            } catch (RuntimeException e) {
                if (next.id == null) {
                    throw e;
                }
                log.error("Booking {} cannot be moved on", next.id, e);
                failed.add(next.id);
            }
            if (next.id == null) {
                return;
            }
        }
    }

    private static final class Claim {
        private @org.jspecify.annotations.Nullable UUID id;
    }
}
