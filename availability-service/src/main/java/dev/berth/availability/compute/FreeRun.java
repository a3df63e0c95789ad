package dev.berth.availability.compute;

/** Slots [from, to) in which a wish fits. */
public record FreeRun(int from, int to) {}
