package dev.berth.booking.node;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.berth.platform.id.Uuid7;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The event {@code resource.changed}: everything that others need to know of a node. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResourceChanged(UUID id, String type, long version, Instant occurredAt, Resource resource) {

    /** @param nodeKey the public key that the node proves to have when it links, X.509 in base64 */
    @JsonInclude(JsonInclude.Include.NON_NULL)
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
            boolean revoked,
            @Nullable Wake wake) {}

    /**
     * A magic packet that linked nodes of the same site send as well, while the node is being woken.
     *
     * @param sentAt when the control plane sent it; an old one is not sent again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wake(String mac, @Nullable String password, Instant sentAt) {
        static @Nullable Wake of(Node node) {
            String mac = node.mac();
            return mac == null
                    ? null
                    : node.wakeSentAt()
                            .map(it -> new Wake(mac, node.wakePassword(), it))
                            .orElse(null);
        }
    }

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
                        node.isRevoked(),
                        Wake.of(node)));
    }
}
