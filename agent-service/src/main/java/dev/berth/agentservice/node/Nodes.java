package dev.berth.agentservice.node;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every node that the topics have named. */
@Component
public class Nodes {
    private static final int WAKERS = 3;

    private final Map<UUID, Node> nodes = new ConcurrentHashMap<>();

    /** Empty for an id that no topic has named: what strangers ask for is not remembered. */
    public Optional<Node> find(UUID id) {
        return Optional.ofNullable(nodes.get(id));
    }

    Node named(UUID id) {
        return nodes.computeIfAbsent(id, unknown -> new Node());
    }

    /** A few linked nodes of a site wake another machine there: one of them may be behind another switch. */
    void wake(String site, String mac, @Nullable String password) {
        int asked = 0;
        for (Node node : nodes.values()) {
            if (asked < WAKERS && node.wakeAnother(site, mac, password)) {
                asked++;
            }
        }
    }

    void dropForgottenBefore(Instant over) {
        nodes.values().forEach(it -> it.dropForgottenBefore(over));
    }
}
