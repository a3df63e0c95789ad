package dev.berth.booking.guarantee.history;

import java.util.UUID;

/** One state of something, as the database took it in. */
sealed interface Written permits Entry, SessionEntry {
    /** Its place among all that was written; of two that fought for something, the winner's came first. */
    long seq();

    UUID id();

    long version();
}
