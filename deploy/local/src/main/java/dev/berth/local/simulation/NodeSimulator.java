package dev.berth.local.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Keeps the simulated nodes online: each reports every ten seconds, and sooner when one of its workspaces changes. */
final class NodeSimulator implements Runnable {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private record Reported(Instant at, Map<UUID, String> states) {}

    private final SimulatedNodes nodes;
    private final Supplier<NodeLink> connect;
    private final Clock clock;
    private final int noticePort;
    private final Consumer<String> journal;
    private final Map<UUID, Reported> reported = new HashMap<>();
    private boolean linkWasLost;

    NodeSimulator(
            SimulatedNodes nodes, Supplier<NodeLink> connect, Clock clock, int noticePort, Consumer<String> journal) {
        this.nodes = nodes;
        this.connect = connect;
        this.clock = clock;
        this.noticePort = noticePort;
        this.journal = journal;
    }

    /** Until its thread is interrupted. Without simulated nodes it only looks whether there are any now. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                reportUntilTheLinkIsLost();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** The control plane or the file may fail as often as they like; the first failure in a row goes into the journal. */
    private void reportUntilTheLinkIsLost() {
        try {
            if (nodes.read().isEmpty()) {
                return;
            }
            try (NodeLink link = connect.get()) {
                while (!Thread.currentThread().isInterrupted()) {
                    var all = nodes.read();
                    link.refresh(all);
                    step(link, all);
                    linkWasLost = false;
                }
            }
        } catch (RuntimeException lost) {
            if (!linkWasLost && !Thread.currentThread().isInterrupted()) {
                journal.accept("The simulated nodes cannot report, and try again: " + lost.getMessage());
            }
            linkWasLost = true;
        }
    }

    void step(NodeLink link, List<SimulatedNode> all) {
        Instant now = clock.instant();
        for (SimulatedNode node : all) {
            var wanted = link.wanted(node.id());
            var states = new HashMap<UUID, String>();
            wanted.forEach(it -> states.put(it.bookingId(), it.generation() + it.stateAt(now)));
            var last = reported.get(node.id());
            if (last == null
                    || !last.states().equals(states)
                    || !now.isBefore(last.at().plus(EVERY))) {
                link.nextReport(node.id()).ifPresent(number -> {
                    byte[] text = NodeReport.write(node, number, wanted, now, noticePort);
                    link.report(node.id(), text, node.sign(text));
                    reported.put(node.id(), new Reported(now, states));
                });
            }
        }
    }
}
