package dev.berth.booking.reservation;

import dev.berth.booking.account.PersonDeleted;
import dev.berth.booking.input.RequestMark;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The SQL of requests that change many bookings, by their Idempotency-Key. Such a request is many transactions: its key is
 * claimed before the first one, and its answer is kept after the last.
 */
@Component
public class BulkRequests {
    /** A request takes seconds. One that has no answer after this died with its process, and may be made again. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    BulkRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public sealed interface Claim {
        /** The key is the caller's: they do the work and call {@link BulkRequests#keep}. */
        record Granted() implements Claim {}

        record Answered(String answer) implements Claim {}

        record KeyReused() implements Claim {}

        record StillRunning() implements Claim {}
    }

    private record Known(byte[] fingerprint, @Nullable String answer) {}

    public Claim claim(UUID userId, RequestMark mark) {
        Instant now = clock.instant();
        int claimed = jdbc.sql("""
                        INSERT INTO bulk_request AS known (user_id, key, fingerprint, started_at)
                        VALUES (:user, :key, :fingerprint, :now)
                        ON CONFLICT (user_id, key) DO UPDATE SET started_at = excluded.started_at
                        WHERE known.answer IS NULL AND known.started_at < :dead
                          AND known.fingerprint = excluded.fingerprint""")
                .param("user", userId)
                .param("key", mark.key())
                .param("fingerprint", mark.fingerprint())
                .param("now", utc(now))
                .param("dead", utc(now.minus(LONGEST)))
                .update();
        if (claimed == 1) {
            return new Claim.Granted();
        }
        Known known = jdbc.sql("SELECT fingerprint, answer FROM bulk_request WHERE user_id = ? AND key = ?")
                .params(userId, mark.key())
                .query((row, n) -> new Known(row.getBytes("fingerprint"), row.getString("answer")))
                .single();
        if (!Arrays.equals(known.fingerprint(), mark.fingerprint())) {
            return new Claim.KeyReused();
        }
        return known.answer() == null ? new Claim.StillRunning() : new Claim.Answered(known.answer());
    }

    public void keep(UUID userId, RequestMark mark, String answer) {
        jdbc.sql("UPDATE bulk_request SET answer = ? WHERE user_id = ? AND key = ?")
                .params(answer, userId, mark.key())
                .update();
    }

    @EventListener
    void deleteOf(PersonDeleted person) {
        jdbc.sql("DELETE FROM bulk_request WHERE user_id = ?")
                .param(person.personId())
                .update();
    }

    int deleteBefore(Instant instant) {
        return jdbc.sql("DELETE FROM bulk_request WHERE started_at < ?")
                .param(utc(instant))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
