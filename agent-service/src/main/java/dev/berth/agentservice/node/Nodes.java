package dev.berth.agentservice.node;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Every node that the topics have named. */
@Component
public class Nodes {
    private final Map<UUID, Node> nodes = new ConcurrentHashMap<>();

    /** Empty for an id that no topic has named: what strangers ask for is not remembered. */
    public Optional<Node> find(UUID id) {
        return Optional.ofNullable(nodes.get(id));
    }

    Node named(UUID id) {
        return nodes.computeIfAbsent(id, unknown -> new Node());
    }

    void dropForgottenBefore(Instant over) {
        nodes.values().forEach(it -> it.dropForgottenBefore(over));
    }
}
