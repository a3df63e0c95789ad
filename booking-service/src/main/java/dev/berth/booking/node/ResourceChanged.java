package dev.berth.booking.node;

import dev.berth.platform.id.Uuid7;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The event {@code resource.changed}: everything that others need to know of a node. */
record ResourceChanged(UUID id, String type, long version, Instant occurredAt, Resource resource) {

    /** @param nodeKey the public key that the node proves to have when it links, X.509 in base64 */
    record Resource(
            UUID id,
            String kind,
            String name,
            NodeStatus status,
            String site,
            List<String> tags,
            int cores,
            int memoryGb,
            List<Gpu> gpus,
            String nodeKey,
            boolean revoked) {}

    static ResourceChanged of(Node node, Instant now) {
        Placard placard = node.placard();
        Capacity capacity = node.capacity();
        return new ResourceChanged(
                Uuid7.at(now),
                "resource.changed",
                node.version(),
                now,
                new Resource(
                        node.id(),
                        "node",
                        placard.name(),
                        node.status(),
                        placard.site(),
                        placard.tags(),
                        capacity.cores(),
                        capacity.memoryGb(),
                        capacity.gpus(),
                        node.key().base64(),
                        node.isRevoked()));
    }
}
