package dev.berth.agent.stream;

import java.io.IOException;
import java.util.UUID;

/** Makes the end of a stream on this node, for streams of one kind. */
@FunctionalInterface
public interface LocalEnds {
    LocalEnd open(UUID bookingId) throws IOException;
}
