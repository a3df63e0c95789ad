package dev.berth.booking.workspace;

/** Whether a person may watch a workspace. */
public sealed interface Watching {
    record Allowed() implements Watching {}

    record NotFound() implements Watching {}

    record NotRunning() implements Watching {}
}
