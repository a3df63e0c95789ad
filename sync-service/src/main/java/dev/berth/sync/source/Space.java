package dev.berth.sync.source;

/** Something that an outside system lets people book. */
public record Space(String id, String name) {}
