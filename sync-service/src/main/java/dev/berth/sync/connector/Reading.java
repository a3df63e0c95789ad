package dev.berth.sync.connector;

import java.time.Instant;
import java.util.List;

/** What a connector may ask of the job that runs it. */
public interface Reading {
    /** In words a person reads while waiting, such as "Logging in". */
    void phase(String words);

    /** A line of the job's log. Never a secret. */
    void say(String text);

    void warn(String text);

    void seen(int rows);

    /** Saves in batches, each whole or not at all. Throws when the job is no longer ours to run. */
    void save(List<FoundBooking> found);

    /**
     * They are still there, though they could not be understood: they are not taken for vanished. The id of a series stands
     * for all its bookings, whose ids are that and, after a {@code #}, something more.
     */
    void stillThere(List<String> externalIds);

    /** When the run must be over. */
    Instant deadline();
}
