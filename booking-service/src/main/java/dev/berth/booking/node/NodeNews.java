package dev.berth.booking.node;

import dev.berth.booking.topic.Topics;
import dev.berth.platform.outbox.Outbox;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells the other services of a node's change, in the transaction of the change. */
@Component
class NodeNews {
    private final Nodes nodes;
    private final Outbox outbox;

    NodeNews(Nodes nodes, Outbox outbox) {
        this.nodes = nodes;
        this.outbox = outbox;
    }

    /** The node is gone: whoever follows nodes forgets it. */
    void tellRetired(Node node) {
        nodes.saveAndFlush(node);
        outbox.append(Topics.RESOURCES, node.id().toString(), null);
    }

    void tell(Node node, Instant now) {
        Node written = nodes.saveAndFlush(node); // the version that the event carries
        outbox.append(Topics.RESOURCES, written.id().toString(), ResourceChanged.of(written, now));
    }
}
