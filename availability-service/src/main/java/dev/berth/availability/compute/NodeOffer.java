package dev.berth.availability.compute;

import java.util.List;
import java.util.UUID;

/** A node that can serve a wish: when it is free in the window, and the first start at all. */
public record NodeOffer(UUID nodeId, String nodeName, List<FreeRun> runs, int nextStart) {}
