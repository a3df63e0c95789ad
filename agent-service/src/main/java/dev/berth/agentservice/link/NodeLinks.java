package dev.berth.agentservice.link;

import dev.berth.agentservice.node.Node;
import dev.berth.agentservice.node.NodeTopics;
import dev.berth.agentservice.node.Nodes;
import dev.berth.agentservice.report.ReportChannel;
import dev.berth.agentservice.report.ReportIntake;
import dev.berth.agentservice.report.ReportRate;
import dev.berth.platform.loop.SupervisedLoop;
import dev.berth.platform.loop.SupervisedLoops;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All open links: who may open one, what is due on them, and their end when the service stops. */
@Component
public class NodeLinks implements SmartLifecycle {
    static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Logger log = LoggerFactory.getLogger(NodeLinks.class);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration BYE_WITHIN = Duration.ofSeconds(3);
    private static final int NONCE_BYTES = 32;
    /** Each link costs a signature and a snapshot: so many a second return without delaying one another. */
    private static final int RETURNING_PER_SECOND = 100;

    /** Whether a link may be opened now. */
    public enum Opening {
        ALLOWED,
        /** The topics are not read yet, or the service stops. */
        NOT_READY,
        /** Too many links are open whose nodes are not known yet. */
        TOO_MANY
    }

    private final LinkSettings settings;
    private final Nodes nodes;
    private final NodeTopics topics;
    private final ReportIntake reports;
    private final LinkMeasures measures;
    private final LinkSecurityLog securityLog;
    private final SupervisedLoops loops;
    private final Clock clock;
    private final ReportRate rate;
    private final SecureRandom random = new SecureRandom();
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<NodeLink> open = ConcurrentHashMap.newKeySet();
    private final Set<NodeLink> unknown = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> unknownByAddress = new ConcurrentHashMap<>();
    private volatile @Nullable SupervisedLoop ticks;

    NodeLinks(
            LinkSettings settings,
            Nodes nodes,
            NodeTopics topics,
            ReportIntake reports,
            LinkMeasures measures,
            LinkSecurityLog securityLog,
            SupervisedLoops loops,
            Clock clock) {
        this.settings = settings;
        this.nodes = nodes;
        this.topics = topics;
        this.reports = reports;
        this.measures = measures;
        this.securityLog = securityLog;
        this.loops = loops;
        this.clock = clock;
        this.rate = new ReportRate(settings.reportsPerSecond(), settings.reportBurst());
        measures.watch(() -> open.size() - unknown.size(), unknown::size);
    }

    public Opening mayOpen(String address) {
        if (!topics.isComplete() || !isRunning()) {
            return Opening.NOT_READY;
        }
        boolean full = unknown.size() >= settings.unknown()
                || unknownByAddress.getOrDefault(address, 0) >= settings.unknownPerAddress();
        return full ? Opening.TOO_MANY : Opening.ALLOWED;
    }

    /** Opens a link over this connection and sends the challenge. */
    public NodeLink open(LinkConnection connection, String address) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var link = new NodeLink(this, connection, address, Base64.getEncoder().encodeToString(nonce));
        unknown.add(link);
        unknownByAddress.merge(address, 1, Integer::sum);
        open.add(link);
        return link;
    }

    void isKnown(NodeLink link) {
        if (unknown.remove(link)) {
            unknownByAddress.computeIfPresent(link.address(), (address, count) -> count > 1 ? count - 1 : null);
        }
    }

    void isGone(NodeLink link) {
        open.remove(link);
        isKnown(link);
    }

    @Override
    public void start() {
        ticks = loops.start("links", this::tick);
    }

    private void tick() throws InterruptedException {
        Thread.sleep(TICK);
        long now = System.nanoTime();
        for (NodeLink link : open) {
            tick(link, now);
        }
    }

    /** What goes wrong with one link must not keep the others waiting. */
    private static void tick(NodeLink link, long nowNanos) {
        try {
            link.tick(nowNanos);
        } catch (RuntimeException broken) {
            log.error("A link could not be looked at", broken);
        }
    }

    /** Says bye to every node, each with a time of its own to come back. */
    @Override
    public void stop() {
        SupervisedLoop ticking = ticks;
        ticks = null;
        if (ticking != null) {
            loops.close(ticking);
        }
        long spread = spreadSeconds();
        open.forEach(it -> it.sayBye(ThreadLocalRandom.current().nextLong(spread + 1)));
        waitForTheEnd();
    }

    private void waitForTheEnd() {
        long deadline = System.nanoTime() + BYE_WITHIN.toNanos();
        try {
            while (!open.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return ticks != null;
    }

    /** Few nodes are back at once, many over a while. */
    long spreadSeconds() {
        return Math.clamp(
                open.size() / RETURNING_PER_SECOND, 1, settings.longestSpread().toSeconds());
    }

    Optional<Node> node(UUID id) {
        return nodes.find(id);
    }

    ReportChannel openReports(ReportChannel.Reporter reporter) {
        return reports.open(reporter, rate);
    }

    Instant now() {
        return clock.instant();
    }

    LinkSettings settings() {
        return settings;
    }

    LinkMeasures measures() {
        return measures;
    }

    LinkSecurityLog securityLog() {
        return securityLog;
    }

    Executor executor() {
        return executor;
    }
}
