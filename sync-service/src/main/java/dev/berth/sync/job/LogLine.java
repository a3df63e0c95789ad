package dev.berth.sync.job;

import java.time.Instant;

/** What a job said. */
public record LogLine(Instant at, String level, String text) {}
