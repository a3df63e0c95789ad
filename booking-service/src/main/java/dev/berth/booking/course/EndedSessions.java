package dev.berth.booking.course;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Says of sessions whose end has passed that they are over. Any replica may; each session is claimed by one. */
@Component
public class EndedSessions {
    private static final int BATCH = 100;

    private final CourseSessions sessions;
    private final CourseNews news;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    EndedSessions(CourseSessions sessions, CourseNews news, AuditTrail audit, TransactionTemplate transaction) {
        this.sessions = sessions;
        this.news = news;
        this.audit = audit;
        this.transaction = transaction;
    }

    public void complete(Instant now) {
        for (int n = 0; n < BATCH && Objects.requireNonNull(transaction.execute(status -> completeOne(now))); n++) {}
    }

    private boolean completeOne(Instant now) {
        return sessions.claimEnded(now)
                .map(session -> {
                    String before = session.status().word();
                    session.complete();
                    audit.record(
                            Actor.SYSTEM,
                            Subject.courseSession(session.id()),
                            "completed",
                            Changes.of("status", before, session.status().word()));
                    news.tell(session, now);
                    return true;
                })
                .orElse(false);
    }
}
