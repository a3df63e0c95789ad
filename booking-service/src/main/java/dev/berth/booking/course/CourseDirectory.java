package dev.berth.booking.course;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What bookings ask about course sessions. */
@Component
public class CourseDirectory {
    private final CourseSessions sessions;

    CourseDirectory(CourseSessions sessions) {
        this.sessions = sessions;
    }

    @Transactional(readOnly = true)
    public Optional<BookableSession> find(UUID id) {
        return sessions.findById(id).map(BookableSession::of);
    }
}
