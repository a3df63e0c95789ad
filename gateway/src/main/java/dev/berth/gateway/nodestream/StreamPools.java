package dev.berth.gateway.nodestream;

import java.util.UUID;

/** Makes pools of streams, each to one run of a workspace. */
@FunctionalInterface
public interface StreamPools {
    StreamPool of(UUID node, UUID booking, StreamKind kind);
}
