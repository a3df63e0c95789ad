package dev.berth.booking.node;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Declares nodes offline that have not been heard for too long. */
@Component
class Silence {
    private static final Logger log = LoggerFactory.getLogger(Silence.class);

    private final Nodes nodes;
    private final NodeNews news;
    private final Clock clock;
    private final NodeSettings settings;

    Silence(Nodes nodes, NodeNews news, Clock clock, NodeSettings settings) {
        this.nodes = nodes;
        this.news = news;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * @param listeningSince since when reports have been taken in without a break: only silence after that counts
     */
    @Transactional
    void judge(Instant listeningSince) {
        Instant now = clock.instant();
        Instant limit = now.minus(settings.silence());
        if (listeningSince.isAfter(limit)) return;
        List<Node> silent = nodes.claimSilentSince(limit);
        for (Node node : silent) {
            if (!node.fellSilent()) continue;
            log.warn("Node {} ({}) has been silent for {}", node.placard().name(), node.id(), settings.silence());
            news.tell(node, now);
        }
    }
}
