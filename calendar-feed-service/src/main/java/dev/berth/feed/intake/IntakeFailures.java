package dev.berth.feed.intake;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Whose fault a failure is decides what happens. The database's: wait, as long as it takes. The record's: put it aside at
 * once. Unknown: try a few times, then put it aside, so that it never stands in the way of the others. Putting aside that
 * fails is tried again.
 */
@Configuration(proxyBeanMethods = false)
class IntakeFailures {
    private static final long FIRST_PAUSE = 200;
    /** No connection, no resources, not up; a lock that others hold, transactions in each other's way. */
    private static final List<String> OUTAGES = List.of("08", "53", "57P0", "55P03", "40001", "40P01");

    @Bean
    DefaultErrorHandler intakeErrors(DeadLetters deadLetters, IntakeSettings settings) {
        DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters::keep);
        handler.addNotRetryableExceptions(UnreadableRecord.class, DataIntegrityViolationException.class);
        // The records behind a failed one wait in memory: fetching them anew would cost half a second each time.
        handler.setSeekAfterError(false);
        handler.setLogLevel(KafkaException.Level.WARN);
        handler.setBackOffFunction((record, failure) ->
                isOutage(failure) ? untilItIsBack(settings) : new FixedBackOff(FIRST_PAUSE, settings.attempts() - 1));
        return handler;
    }

    private static BackOff untilItIsBack(IntakeSettings settings) {
        ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE, 2);
        pauses.setMaxInterval(settings.longestPause().toMillis());
        return pauses;
    }

    /** Whether every record would fail now; a statement that takes too long may be the fault of this one. */
    static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof CannotGetJdbcConnectionException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof SQLException sql && isOutage(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** PostgreSQL gives a state with everything that it refuses; a pool that has lost the connection gives none. */
    private static boolean isOutage(@Nullable String state) {
        return state == null || OUTAGES.stream().anyMatch(state::startsWith);
    }
}
