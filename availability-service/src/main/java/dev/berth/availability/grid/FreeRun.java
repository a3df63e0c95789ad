package dev.berth.availability.grid;

/** Slots [from, to) in which a wish fits. */
public record FreeRun(int from, int to) {}
