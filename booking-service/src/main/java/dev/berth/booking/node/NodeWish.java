package dev.berth.booking.node;

import java.util.Collection;
import java.util.Set;

/** What a booking asks of the node that it is placed on. */
public record NodeWish(int cores, int memoryGb, int gpus, Set<String> tags) {
    public NodeWish {
        tags = Set.copyOf(tags);
    }

    public static NodeWish of(int cores, int memoryGb, int gpus, Collection<String> tags) {
        return new NodeWish(cores, memoryGb, gpus, Set.copyOf(tags));
    }
}
