package dev.berth.booking.node;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes nodes once more that were enrolled before {@code resource.changed} carried their keys: without it they cannot link. */
@Component
class NodeKeyPublication implements ApplicationRunner {
    private static final int AT_ONCE = 100;

    private final Nodes nodes;
    private final NodeNews news;
    private final Clock clock;
    private final TransactionTemplate transaction;

    NodeKeyPublication(Nodes nodes, NodeNews news, Clock clock, TransactionTemplate transaction) {
        this.nodes = nodes;
        this.news = news;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int published;
        do {
            published = transaction.<Integer>execute(status -> publishSome());
        } while (published > 0);
    }

    private int publishSome() {
        List<Node> some = nodes.claimUnpublished(AT_ONCE);
        for (Node node : some) {
            node.keyIsPublished();
            news.tell(node, clock.instant());
        }
        return some.size();
    }
}
