package dev.berth.booking.node;

/** A GPU by the UUID that its driver gives it. */
public record Gpu(String uuid, String model) {}
