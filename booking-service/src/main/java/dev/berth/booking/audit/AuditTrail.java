package dev.berth.booking.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps an entry in the transaction of the change it tells of: no change without its entry. */
@Component
public class AuditTrail {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    AuditTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor actor, Subject subject, String action, Changes changes) {
        jdbc.sql("""
                        insert into audit_entry
                            (at, actor_kind, actor_id, actor_name, subject_kind, subject_id, action, changes)
                        values (:at, :actorKind, :actorId, :actorName, :subjectKind, :subjectId, :action, :changes::jsonb)""")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actorKind", actor.kind())
                .param("actorId", actor.id())
                .param("actorName", actor.name())
                .param("subjectKind", subject.kind())
                .param("subjectId", subject.id())
                .param("action", action)
                .param("changes", json.writeValueAsString(changes.byField()))
                .update();
    }
}
