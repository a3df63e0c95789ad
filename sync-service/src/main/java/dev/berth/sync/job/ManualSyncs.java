package dev.berth.sync.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts the syncs that people ask for. All replicas count in one table. */
@Component
public class ManualSyncs {
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient sql;
    private final ManualSyncSettings settings;
    private final Clock clock;

    ManualSyncs(JdbcClient sql, ManualSyncSettings settings, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Counts one more.
     *
     * @return empty when it is allowed, else how long to wait
     */
    @Transactional
    public Optional<Duration> take(UUID person) {
        lock(person);
        Instant now = clock.instant();
        Optional<Duration> wait = wait(person, settings.perPerson(), now).or(() -> wait(null, settings.inAll(), now));
        if (wait.isEmpty()) {
            sql.sql("INSERT INTO manual_sync (person_id, asked_at) VALUES (?, ?)")
                    .params(person, utc(now))
                    .update();
        }
        return wait;
    }

    private void lock(UUID person) {
        sql.sql("SELECT pg_advisory_xact_lock(hashtextextended('sync.manual:' || ?::text, 0))")
                .param(person)
                .query((row, n) -> row.getRow())
                .single();
    }

    /** Until the oldest of the last {@code most} is out of the window; empty while there are fewer in it. */
    private Optional<Duration> wait(@Nullable UUID person, int most, Instant now) {
        return sql.sql("""
                SELECT asked_at FROM manual_sync
                WHERE asked_at > :since AND (CAST(:person AS uuid) IS NULL OR person_id = :person)
                ORDER BY asked_at DESC OFFSET :before LIMIT 1
                """)
                .param("since", utc(now.minus(settings.window())))
                .param("person", person)
                .param("before", most - 1)
                .query((row, n) ->
                        row.getObject("asked_at", OffsetDateTime.class).toInstant())
                .optional()
                .map(it -> Duration.between(now, it.plus(settings.window())));
    }

    void forgetOld() {
        sql.sql("DELETE FROM manual_sync WHERE asked_at < ?")
                .param(utc(clock.instant().minus(KEPT)))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
