package dev.berth.sync.connector;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How reading a source ended. */
public sealed interface ReadOutcome {
    /**
     * Everything was seen that the source has and that ends after {@code from} and starts before {@code until}; null
     * means without a bound. What is known of that span and was not seen has vanished.
     */
    record Complete(@Nullable Instant from, @Nullable Instant until) implements ReadOutcome {
        /** There is more than was read: nothing is taken for vanished. */
        public static Complete ofWhatWasSaved() {
            return new Complete(Instant.EPOCH, Instant.EPOCH);
        }
    }

    /** What was saved until then stays, and nothing is taken for vanished. */
    record Failed(FailureKind kind, String message, List<Evidence> evidence) implements ReadOutcome {
        public Failed(FailureKind kind, String message) {
            this(kind, message, List.of());
        }
    }
}
