package dev.berth.sync.connector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads one kind of outside system. Everything else (at most one job per source, claims, progress, log, change
 * detection, events) is the job's business.
 */
public interface Connector {
    SourceKind kind();

    /** How many sources of this kind one process reads at once: so many of rooms, and so many of people. */
    int atOnce();

    /** The sources whose time has come; saying so also settles when theirs comes next. */
    List<Source> due(Instant now);

    /** The source as it is set up now; empty when it was removed meanwhile. */
    Optional<Source> find(String sourceId);

    /** Blocks until everything was read or cannot be. */
    ReadOutcome read(Source source, Reading reading);

    /** Told in the transaction that ends the job, with the time at which this run began. */
    default void ended(Source source, ReadOutcome outcome, Instant begun) {}
}
