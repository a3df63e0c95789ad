package dev.berth.booking.workspace;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which workspaces' keys have had their tombstone. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Burials {
    private final JdbcClient jdbc;

    Burials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when it was marked before. */
    public boolean mark(UUID bookingId) {
        return jdbc.sql("UPDATE booking SET workspace_buried = true WHERE id = ? AND NOT workspace_buried")
                        .param(bookingId)
                        .update()
                == 1;
    }

    record Overdue(UUID bookingId, UUID nodeId) {}

    /** A booking that is over and whose node never said that its workspace is; the row stays locked. */
    public Optional<Overdue> claim(Instant endedBefore) {
        return jdbc.sql("""
                        SELECT id, node_id FROM booking
                        WHERE NOT workspace_buried AND workspace_generation IS NOT NULL
                          AND status NOT IN ('pending', 'approved', 'active') AND workspace_until <= ?
                        LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED""")
                .param(endedBefore.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Overdue(row.getObject("id", UUID.class), row.getObject("node_id", UUID.class)))
                .optional();
    }
}
