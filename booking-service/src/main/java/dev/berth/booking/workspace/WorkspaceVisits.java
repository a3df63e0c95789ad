package dev.berth.booking.workspace;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of when owners first opened their workspaces. */
@Component
class WorkspaceVisits {
    private final JdbcClient jdbc;

    WorkspaceVisits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void opened(UUID bookingId, Instant now) {
        jdbc.sql("INSERT INTO workspace_visit (booking_id, first_at) VALUES (:booking, :now) ON CONFLICT DO NOTHING")
                .param("booking", bookingId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
