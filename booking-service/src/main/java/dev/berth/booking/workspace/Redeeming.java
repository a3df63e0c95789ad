package dev.berth.booking.workspace;

/** What a ticket was worth. */
public sealed interface Redeeming {
    record Cookie(String value, long maxAgeSeconds) implements Redeeming {}

    /** Used, expired, for another workspace, or never a ticket: which of them is nobody's business. */
    record Refused() implements Redeeming {}
}
