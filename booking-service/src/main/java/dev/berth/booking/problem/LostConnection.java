package dev.berth.booking.problem;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a database that went away in the middle of something from one that said no. */
final class LostConnection {
    private static final String CONNECTION = "08";
    private static final String SHUTDOWN = "57P";

    private LostConnection() {}

    /** Also of a failed commit or rollback, which Spring reports as a fault of the transaction. */
    static boolean isBehind(Throwable failure) {
        return Stream.<Throwable>iterate(failure, it -> it != null, Throwable::getCause)
                .anyMatch(it -> it instanceof SQLException sql && says(sql.getSQLState()));
    }

    /** PostgreSQL gives a state with everything that it refuses; a pool that finds a dead connection gives none. */
    private static boolean says(@Nullable String state) {
        return state == null || state.startsWith(CONNECTION) || state.startsWith(SHUTDOWN);
    }
}
