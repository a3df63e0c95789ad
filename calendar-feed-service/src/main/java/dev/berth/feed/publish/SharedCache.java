package dev.berth.feed.publish;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * Written bodies in Redis, by their tags: a change has another tag, so nothing here is ever out of date. Without Redis
 * there is only more to write.
 */
@Component("redisHealthIndicator")
class SharedCache implements HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(SharedCache.class);
    private static final String PREFIX = "berth:calendar:";
    private static final long KEPT_SECONDS = Duration.ofHours(2).toSeconds();
    /** A dead Redis is asked again this often, not by every request. */
    private static final Duration REST = Duration.ofSeconds(1);

    private final RedisConnectionFactory redis;
    private final Clock clock;
    private volatile Instant restUntil = Instant.MIN;

    SharedCache(RedisConnectionFactory redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    Optional<byte[]> get(String tag) {
        return Optional.ofNullable(ask(it -> it.stringCommands().get(key(tag))));
    }

    void put(String tag, byte[] body) {
        ask(it -> it.stringCommands().setEx(key(tag), KEPT_SECONDS, body));
    }

    private <T> @Nullable T ask(Function<RedisConnection, @Nullable T> question) {
        if (clock.instant().isBefore(restUntil)) {
            return null;
        }
        try (RedisConnection connection = redis.getConnection()) {
            T answer = question.apply(connection);
            awake();
            return answer;
        } catch (DataAccessException away) {
            rest(away);
            return null;
        }
    }

    private void rest(DataAccessException away) {
        if (restUntil.equals(Instant.MIN)) {
            log.warn("Redis does not answer: every calendar is written anew ({})", away.getMessage());
        }
        restUntil = clock.instant().plus(REST);
    }

    private void awake() {
        if (!restUntil.equals(Instant.MIN)) {
            log.info("Redis answers again");
            restUntil = Instant.MIN;
        }
    }

    private static byte[] key(String tag) {
        return (PREFIX + tag).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Health health() {
        return restUntil.equals(Instant.MIN)
                ? Health.up().build()
                : Health.status(new Status("DEGRADED"))
                        .withDetail("calendars", "not cached")
                        .build();
    }
}
