package dev.berth.agent.reconcile;

import java.time.Duration;
import java.time.Instant;

/** One workspace that this node shall run in {@code [from, until)}. An end at or before the start: it never runs. */
public record DesiredWorkspace(WorkspaceKey key, long generation, Instant from, Instant until, WorkspaceSpec spec) {
    /** When it is asked to end. One that is shorter than the notice, or that never runs, gets none. */
    Instant stopsAt(Duration notice) {
        Instant asked = until.minus(notice);
        return asked.isBefore(from) ? until : asked;
    }
}
