package dev.berth.availability.occupancy;

import java.util.UUID;

/** A resource in slots [from, to), during all of which as much of it is free. */
public record Stretch(Kind kind, UUID id, String name, String location, int from, int to, Fill fill) {}
