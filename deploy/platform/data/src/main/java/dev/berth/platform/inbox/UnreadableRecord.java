package dev.berth.platform.inbox;

/** This record will be no better at the next attempt. */
final class UnreadableRecord extends RuntimeException {
    UnreadableRecord(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
