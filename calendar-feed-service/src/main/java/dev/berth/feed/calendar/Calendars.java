package dev.berth.feed.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stamps in the database. A new one goes into the transaction of the change: who sees the one sees the other. */
@Repository
public class Calendars {
    private final JdbcClient sql;
    private final Clock clock;

    Calendars(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Also for calendars that nobody has a feed of: one may be added at this very moment. */
    public void changed(Collection<CalendarKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        // In one order, so that two transactions do not wait for each other.
        sql.sql("""
                INSERT INTO calendar (kind, subject, stamp, changed_at)
                SELECT kind, subject, gen_random_uuid(), ?
                FROM unnest(?, ?) AS changed (kind, subject) ORDER BY kind, subject
                ON CONFLICT (kind, subject) DO UPDATE SET
                    stamp = excluded.stamp,
                    changed_at = greatest(excluded.changed_at, calendar.changed_at + interval '1 second')
                """)
                .param(thisSecond())
                .param(keys.stream().map(it -> it.kind().word()).toArray(String[]::new))
                .param(keys.stream().map(CalendarKey::subject).toArray(String[]::new))
                .update();
    }

    /** A calendar in which nothing has happened yet has a stamp as well. */
    public void open(CalendarKey key) {
        sql.sql("INSERT INTO calendar VALUES (?, ?, gen_random_uuid(), ?) ON CONFLICT DO NOTHING")
                .param(key.kind().word())
                .param(key.subject())
                .param(thisSecond())
                .update();
    }

    public Edition current(CalendarKey key) {
        return sql.sql("SELECT stamp, changed_at FROM calendar WHERE kind = ? AND subject = ?")
                .param(key.kind().word())
                .param(key.subject())
                .query((row, n) -> new Edition(
                        key,
                        row.getObject("stamp", UUID.class),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .single();
    }

    private OffsetDateTime thisSecond() {
        Instant second = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return second.atOffset(ZoneOffset.UTC);
    }
}
