package dev.berth.booking.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.berth.booking.security.CurrentPeople;
import dev.berth.booking.security.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Access tokens live for half an hour at most, so only what changed within that time can contradict one. That is little: each
 * replica reads it at most once a second and keeps it in memory, and a request costs a map look-up. This replica's own
 * changes count at once.
 */
@Component
class CurrentPeopleQuery implements CurrentPeople {
    /** Longer than any access token lives, clock differences included. */
    private static final Duration RECENT = Duration.ofMinutes(35);

    private static final Duration REFRESH = Duration.ofSeconds(1);
    /** After a quiet time the first request waits for a new reading instead of taking an old one. */
    private static final Duration OLDEST = Duration.ofSeconds(4);

    private final JdbcClient jdbc;
    private final Clock clock;
    /** All who wait for a reading wait for the same one: a database that is away costs them one timeout. */
    private final LoadingCache<String, Recent> recent = Caffeine.newBuilder()
            .refreshAfterWrite(REFRESH)
            .expireAfterWrite(OLDEST)
            .executor(command -> Thread.ofVirtual().name("recent-people").start(command))
            .<String, Recent>buildAsync(key -> load())
            .synchronous();

    CurrentPeopleQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Recent(Map<UUID, Standing> people, Set<UUID> endedSessions) {}

    @Override
    public Optional<Standing> recentlyChanged(UUID personId) {
        return Optional.ofNullable(recent().people.get(personId));
    }

    @Override
    public boolean hasEnded(UUID sessionId) {
        return recent().endedSessions.contains(sessionId);
    }

    @Override
    public Optional<Standing> read(UUID personId) {
        return jdbc.sql("SELECT role, tokens_valid_after FROM person WHERE id = ?")
                .param(personId)
                .query((row, n) -> new Standing(
                        Role.of(row.getString("role")),
                        row.getObject("tokens_valid_after", OffsetDateTime.class)
                                .toInstant()))
                .optional();
    }

    /** Called in the transaction of a change: after the commit, this replica reads again. */
    void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                recent.invalidateAll();
            }
        });
    }

    private Recent recent() {
        return recent.get("");
    }

    private Recent load() {
        OffsetDateTime since = clock.instant().minus(RECENT).atOffset(ZoneOffset.UTC);
        Map<UUID, Standing> people = jdbc
                .sql("SELECT id, role, tokens_valid_after FROM person WHERE tokens_valid_after > ?")
                .param(since)
                .query((row, n) -> Map.entry(
                        row.getObject("id", UUID.class),
                        new Standing(
                                Role.of(row.getString("role")),
                                row.getObject("tokens_valid_after", OffsetDateTime.class)
                                        .toInstant())))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Set<UUID> ended = new HashSet<>(jdbc.sql("SELECT id FROM session_family WHERE revoked_at > ?")
                .param(since)
                .query(UUID.class)
                .list());
        return new Recent(people, ended);
    }
}
