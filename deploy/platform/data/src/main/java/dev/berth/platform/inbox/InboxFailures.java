package dev.berth.platform.inbox;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
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
 * The kind of failure decides what happens. The database is away or busy: the record is tried until it is back. The record
 * cannot be read, or the database refuses it: it is set aside at once. Anything else: it is tried a few times and then set aside, so that
 * it never blocks its partition. Setting aside that fails is tried again.
 */
final class InboxFailures {
    private static final Logger log = LoggerFactory.getLogger(InboxFailures.class);
    private static final long FIRST_PAUSE = 200;
    /** No connection, no resources, not up; a lock that others hold, transactions in each other's way. */
    private static final List<String> OUTAGES = List.of("08", "53", "57P0", "55P03", "40001", "40P01");

    private InboxFailures() {}

    static DefaultErrorHandler handler(DeadLetters deadLetters, InboxSettings settings) {
        DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters::keep);
        handler.addNotRetryableExceptions(UnreadableRecord.class, DataIntegrityViolationException.class);
        // The records behind a failed one wait in memory: fetching them anew would cost half a second each time.
        handler.setSeekAfterError(false);
        // Spring's own line would carry the exception, whose message may quote the record.
        handler.setLogLevel(KafkaException.Level.DEBUG);
        handler.setRetryListeners((event, failure, attempt) -> log.warn(
                "A record could not be taken in, attempt {}: topic {}, partition {}, offset {}, because of a {}",
                attempt,
                event.topic(),
                event.partition(),
                event.offset(),
                kindOf(failure)));
        handler.setBackOffFunction((record, failure) ->
                isOutage(failure) ? untilItIsBack(settings) : new FixedBackOff(FIRST_PAUSE, settings.attempts() - 1));
        return handler;
    }

    private static String kindOf(@Nullable Exception failure) {
        return failure == null
                ? "failure that is not known"
                : NestedExceptionUtils.getMostSpecificCause(failure).getClass().getName();
    }

    private static BackOff untilItIsBack(InboxSettings settings) {
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
