package dev.berth.gateway.workspace;

/** What the table knows of a booking's workspace. */
sealed interface Lookup {
    record Open(WorkspaceRoute route) implements Lookup {}

    /** Not running yet, or the table has not read that far. */
    record Starting() implements Lookup {}

    record Over() implements Lookup {}
}
