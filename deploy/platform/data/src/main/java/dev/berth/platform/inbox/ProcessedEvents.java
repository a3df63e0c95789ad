package dev.berth.platform.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ids of the events whose effect is in the database. A listener asks first, in the transaction of the effect. */
public class ProcessedEvents {
    private final JdbcClient sql;
    private final Clock clock;

    ProcessedEvents(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Whether this event is seen for the first time. Waits for another transaction that is taking in the same event. */
    public boolean isNew(UUID eventId) {
        return sql.sql("INSERT INTO processed_event (event_id, processed_at) VALUES (:id, :now) ON CONFLICT DO NOTHING")
                        .param("id", eventId)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    int forgetBefore(Instant instant) {
        return sql.sql("DELETE FROM processed_event WHERE processed_at < :instant")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .update();
    }
}
