package dev.berth.gateway.nodestream;

import java.util.UUID;

/** Makes the pool of streams to one run of a workspace. */
@FunctionalInterface
public interface StreamPools {
    StreamPool of(UUID node, UUID booking);
}
