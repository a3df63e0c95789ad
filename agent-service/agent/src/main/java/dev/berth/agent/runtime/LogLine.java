package dev.berth.agent.runtime;

/**
 * A line that a workspace wrote.
 *
 * @param at when, as the runtime says; empty where it does not
 * @param source {@code stdout} or {@code stderr}
 */
public record LogLine(String at, String source, String text) {}
