package dev.berth.availability.course;

import dev.berth.availability.occupancy.Change;
import dev.berth.availability.occupancy.ChangeListener;
import dev.berth.availability.occupancy.Guard;
import dev.berth.availability.occupancy.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** All course sessions with their seats. */
@Component
public class CourseSessions {
    private static final Comparator<CourseSession> EARLIEST_FIRST = Comparator.comparing(CourseSession::startsAt)
            .thenComparing(CourseSession::name)
            .thenComparing(CourseSession::id);

    private final Guard guard;
    private final ChangeListener listener;
    private final Map<UUID, CourseSession> sessions = new HashMap<>();

    public CourseSessions(Guard guard, ChangeListener listener) {
        this.guard = guard;
        this.listener = listener;
    }

    public void apply(CourseSession told) {
        guard.writing(() -> {
            CourseSession known = sessions.get(told.id());
            if (known == null || known.version() < told.version()) {
                sessions.put(told.id(), told);
                tell(told, told.isScheduled() ? told.seatsLeft() : 0);
            }
        });
    }

    public void remove(UUID id) {
        guard.writing(() -> {
            CourseSession gone = sessions.remove(id);
            if (gone != null) {
                tell(gone, 0);
            }
        });
    }

    private void tell(CourseSession session, int seatsLeft) {
        listener.changed(new Change(
                Kind.COURSE,
                session.id(),
                session.startsAt(),
                session.endsAt(),
                new Change.Seats(seatsLeft, session.capacity(), session.version())));
    }

    /** Those that touch [from, to), the earliest first. */
    public List<CourseSession> between(Instant from, Instant to) {
        return guard.reading(() -> sessions.values().stream()
                .filter(it -> it.startsAt().isBefore(to) && it.endsAt().isAfter(from))
                .sorted(EARLIEST_FIRST)
                .toList());
    }

    public int count() {
        return guard.reading(sessions::size);
    }
}
