package dev.berth.platform.problem;

import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells a database that is away or busy from one that said no: the first is 503, never an empty answer that a client would take for
 * the truth.
 */
final class DatabaseProblems implements ProblemTranslator {
    private static final Logger log = LoggerFactory.getLogger(DatabaseProblems.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
    private static final String CONNECTION = "08";
    private static final String SHUTDOWN = "57P";
    /** What PostgreSQL says when lock_timeout has passed; Spring has no name for it. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @Override
    public @Nullable Problem translate(Exception failed) {
        if (failed instanceof OptimisticLockingFailureException) {
            return Problem.of(ProblemType.STALE_VERSION, "Load it again and repeat what you did.");
        }
        if (!isOutage(failed)) {
            return null;
        }
        log.warn("The database does not answer", failed);
        return Problem.unavailable("The database does not answer at the moment. Try again soon.", TRY_AGAIN);
    }

    /** Also of a failed commit or rollback, which Spring reports as a fault of the transaction. */
    private static boolean isOutage(Exception failed) {
        return failed instanceof TransientDataAccessException
                || failed instanceof RecoverableDataAccessException
                || failed instanceof DataAccessResourceFailureException
                || failed instanceof CannotCreateTransactionException
                || Stream.<Throwable>iterate(failed, it -> it != null, Throwable::getCause)
                        .anyMatch(it -> it instanceof SQLException sql && isOutage(sql.getSQLState()));
    }

    /** PostgreSQL gives a state with everything that it refuses; a pool that finds a dead connection gives none. */
    private static boolean isOutage(@Nullable String state) {
        return state == null
                || state.startsWith(CONNECTION)
                || state.startsWith(SHUTDOWN)
                || state.equals(LOCK_NOT_AVAILABLE);
    }
}
