package dev.berth.booking.course;

import dev.berth.booking.topic.Topics;
import dev.berth.platform.outbox.Outbox;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells the other services of a session's change, in the transaction of the change. */
@Component
class CourseNews {
    private final CourseSessions sessions;
    private final Outbox outbox;

    CourseNews(CourseSessions sessions, Outbox outbox) {
        this.sessions = sessions;
        this.outbox = outbox;
    }

    void tell(CourseSession session, Instant now) {
        CourseSession written = sessions.saveAndFlush(session); // the version that the event carries
        outbox.append(Topics.RESOURCES, written.id().toString(), ResourceChanged.of(written, now));
    }
}
