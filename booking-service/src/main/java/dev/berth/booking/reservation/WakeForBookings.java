package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.node.WakeSettings;
import dev.berth.booking.node.Waking;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Wakes the nodes on which something starts soon: as long before as each one's past wakes took, and a little longer to find another. */
@Component
class WakeForBookings {
    private final JdbcClient jdbc;
    private final Waking waking;
    private final WakeSettings settings;

    WakeForBookings(JdbcClient jdbc, Waking waking, WakeSettings settings) {
        this.jdbc = jdbc;
        this.waking = waking;
        this.settings = settings;
    }

    void wake(Instant now) {
        dueAt(now).forEach(it -> waking.begin(it, Actor.SYSTEM, "a booking starts soon"));
    }

    private List<UUID> dueAt(Instant now) {
        return jdbc.sql("""
                        SELECT n.id FROM node n
                        WHERE n.presence <> 'online' AND n.mac IS NOT NULL AND n.wake_began_at IS NULL
                          AND n.suspect_since IS NULL AND NOT n.revoked AND NOT n.maintenance
                          AND EXISTS (SELECT 1 FROM booking b
                                      WHERE b.node_id = n.id AND b.status = 'approved' AND b.ends_at > :now
                                        AND b.starts_at <= :now::timestamptz + make_interval(secs =>
                                            coalesce(n.wake_lead_seconds, :lead) + :reserve))
                        LIMIT 100""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lead", settings.lead().toSeconds())
                .param("reserve", settings.reserve().toSeconds())
                .<UUID>query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }
}
