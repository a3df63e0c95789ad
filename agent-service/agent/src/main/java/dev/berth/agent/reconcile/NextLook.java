package dev.berth.agent.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** When the next thing is due by the clock, so that starts and ends happen at their second. */
public final class NextLook {
    /** While a started container does not answer yet, nobody tells when it does. */
    private static final Duration WHILE_STARTING = Duration.ofMillis(100);

    private NextLook() {}

    public static Instant at(
            Collection<DesiredWorkspace> desired, Observed observed, Instant now, NodeView node, Duration atMost) {
        List<Instant> due = new ArrayList<>();
        for (DesiredWorkspace it : desired) {
            due.add(it.from().minus(node.patience().prepareAhead()));
            due.add(it.from());
            due.add(it.from().plus(node.patience().pullGiveUpAfter()));
            due.add(it.stopsAt(node.patience().endNotice()));
            due.add(it.until());
        }
        for (Progress it : observed.progress().values()) {
            due.add(it.notBefore());
            if (it.unwantedSince() != null) {
                due.add(it.unwantedSince().plus(node.patience().orphanGrace()));
            }
        }
        boolean starting = observed.containers().values().stream()
                .anyMatch(it ->
                        it.condition() == ContainerSeen.Condition.RUNNING && it.address() != null && !it.answering());
        if (starting) {
            due.add(now.plus(WHILE_STARTING));
        }
        Instant latest = now.plus(atMost);
        return due.stream()
                .filter(it -> it.isAfter(now) && it.isBefore(latest))
                .min(Instant::compareTo)
                .orElse(latest);
    }
}
