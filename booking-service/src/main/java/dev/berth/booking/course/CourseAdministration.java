package dev.berth.booking.course;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.course.SessionRules.Broken;
import dev.berth.booking.input.RequestMark;
import dev.berth.booking.security.Caller;
import dev.berth.platform.id.Uuid7;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people look at course sessions, and what staff change about them. */
@Service
public class CourseAdministration {
    private final CourseSessions sessions;
    private final SessionRules rules;
    private final CourseNews news;
    private final AuditTrail audit;
    private final ApplicationEventPublisher listeners;
    private final EntityManager entities;
    private final Clock clock;

    CourseAdministration(
            CourseSessions sessions,
            SessionRules rules,
            CourseNews news,
            AuditTrail audit,
            ApplicationEventPublisher listeners,
            EntityManager entities,
            Clock clock) {
        this.sessions = sessions;
        this.rules = rules;
        this.news = news;
        this.audit = audit;
        this.listeners = listeners;
        this.entities = entities;
        this.clock = clock;
    }

    /** What is null does not restrict. */
    public record Filter(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String courseType,
            @Nullable String location,
            boolean available) {}

    public sealed interface Outcome {
        record Saved(CourseSession session) implements Outcome {}

        record NoSuchSession() implements Outcome {}

        record Stale() implements Outcome {}

        record Illegal(String why) implements Outcome {}

        /** The key belongs to another request. */
        record KeyReused() implements Outcome {}

        /** A request with this key is under way. */
        record StillRunning() implements Outcome {}

        /** @param broken at least one */
        record RulesBroken(List<Broken> broken) implements Outcome {}
    }

    /** The earliest first, beginning after this session. */
    @Transactional(readOnly = true)
    public List<CourseSession> list(Filter filter, @Nullable UUID after, int limit) {
        return sessions.page(
                filter.from(),
                filter.to(),
                filter.courseType(),
                filter.location(),
                filter.available() ? clock.instant() : null,
                after,
                limit);
    }

    @Transactional(readOnly = true)
    public Optional<CourseSession> find(UUID id) {
        return sessions.findById(id);
    }

    /**
     * The same request plans one session, however often it comes: whoever lost the answer gets the session as it is.
     *
     * @param mark null when the caller takes the risk
     */
    @Transactional
    public Outcome add(SessionDraft draft, @Nullable RequestMark mark, Caller staff) {
        if (mark == null) return add(draft, (PlanRequest) null, staff);
        if (!sessions.lockRequest(staff.id().toString(), mark.key())) return new Outcome.StillRunning();
        var request = new PlanRequest(staff.id(), mark.key(), mark.fingerprint());
        return sessions.findPlanned(staff.id(), mark.key())
                .<Outcome>map(it -> it.wasPlannedBy(request) ? new Outcome.Saved(it) : new Outcome.KeyReused())
                .orElseGet(() -> add(draft, request, staff));
    }

    private Outcome add(SessionDraft draft, @Nullable PlanRequest request, Caller staff) {
        Instant now = clock.instant();
        List<Broken> broken = rules.check(draft.startsAt(), draft.endsAt(), now);
        if (!broken.isEmpty()) return new Outcome.RulesBroken(broken);
        SessionCard card = draft.card();
        CourseSession session = sessions.save(new CourseSession(Uuid7.at(now), card, request, now));
        audit.record(Actor.of(staff), Subject.courseSession(session.id()), "added", differences(null, card));
        news.tell(session, now);
        return new Outcome.Saved(session);
    }

    /**
     * Whoever has a seat keeps it, at the new times.
     *
     * @param expectedVersion what the caller was looking at; null when they do not mind
     */
    @Transactional
    public Outcome change(
            UUID id, Function<SessionCard, SessionDraft> edit, @Nullable Long expectedVersion, Caller staff) {
        return ifOpen(id, expectedVersion, session -> change(session, edit.apply(session.card()), staff));
    }

    private Outcome change(CourseSession session, SessionDraft draft, Caller staff) {
        Instant now = clock.instant();
        SessionCard before = session.card();
        boolean moves = !draft.isAt(before.window());
        if (moves && session.hasBegun(now)) return new Outcome.Illegal("This session has begun: its times stay.");
        List<Broken> broken = check(session, draft, moves, now);
        if (!broken.isEmpty()) return new Outcome.RulesBroken(broken);
        SessionCard after = draft.card();
        Changes changes = differences(before, after);
        if (!changes.isEmpty()) {
            session.describe(after);
            audit.record(Actor.of(staff), Subject.courseSession(session.id()), "changed", changes);
            news.tell(session, now);
        }
        if (moves || !before.courseType().equals(after.courseType())) {
            listeners.publishEvent(
                    new SessionMoved(session.id(), after.courseType(), after.window(), Actor.of(staff), now));
        }
        return new Outcome.Saved(session);
    }

    private List<Broken> check(CourseSession session, SessionDraft draft, boolean moves, Instant now) {
        List<Broken> broken = new ArrayList<>(moves ? rules.check(draft.startsAt(), draft.endsAt(), now) : List.of());
        SessionRules.roomForWhoIsIn(draft.capacity(), session.seatsTaken()).ifPresent(broken::add);
        return broken;
    }

    /** Everybody loses their seat and is told why, or nothing happens at all. */
    @Transactional
    public Outcome cancel(UUID id, String reason, @Nullable Long expectedVersion, Caller staff) {
        return ifOpen(id, expectedVersion, session -> {
            Instant now = clock.instant();
            if (session.hasBegun(now)) return new Outcome.Illegal("This session has begun and cannot be cancelled.");
            String before = session.status().word();
            session.cancel(reason);
            audit.record(
                    Actor.of(staff),
                    Subject.courseSession(id),
                    "cancelled",
                    Changes.of("status", before, session.status().word()).and("statusReason", null, reason));
            news.tell(session, now);
            listeners.publishEvent(new SessionCancelled(id, reason, Actor.of(staff), now));
            entities.refresh(session); // its seats are free now
            return new Outcome.Saved(session);
        });
    }

    private Outcome ifOpen(UUID id, @Nullable Long expectedVersion, Function<CourseSession, Outcome> change) {
        Optional<CourseSession> found = sessions.lock(id);
        if (found.isEmpty()) return new Outcome.NoSuchSession();
        CourseSession session = found.get();
        if (expectedVersion != null && !session.isAsSeenAt(expectedVersion)) return new Outcome.Stale();
        return session.closed().<Outcome>map(Outcome.Illegal::new).orElseGet(() -> change.apply(session));
    }

    private static Changes differences(@Nullable SessionCard before, SessionCard after) {
        return Changes.none()
                .and("courseType", of(before, SessionCard::courseType), after.courseType())
                .and(
                        "startsAt",
                        of(before, it -> it.window().startsAt()),
                        after.window().startsAt())
                .and(
                        "endsAt",
                        of(before, it -> it.window().endsAt()),
                        after.window().endsAt())
                .and("timeZone", of(before, CourseAdministration::zoneOf), zoneOf(after))
                .and("location", of(before, SessionCard::location), after.location())
                .and("capacity", of(before, SessionCard::capacity), after.capacity())
                .and("instructorNotes", of(before, SessionCard::instructorNotes), after.instructorNotes());
    }

    private static @Nullable Object zoneOf(SessionCard card) {
        return card.timeZone() == null ? null : card.timeZone().getId();
    }

    private static @Nullable Object of(@Nullable SessionCard card, Function<SessionCard, @Nullable Object> field) {
        return card == null ? null : field.apply(card);
    }
}
