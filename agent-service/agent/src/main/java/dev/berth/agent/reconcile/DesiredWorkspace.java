package dev.berth.agent.reconcile;

import java.time.Instant;

/** One workspace that this node shall run in {@code [from, until)}. An end at or before the start: it never runs. */
public record DesiredWorkspace(WorkspaceKey key, long generation, Instant from, Instant until, WorkspaceSpec spec) {}
