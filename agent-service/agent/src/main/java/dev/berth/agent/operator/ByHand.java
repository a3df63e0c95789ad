package dev.berth.agent.operator;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.home.AgentHome;
import dev.berth.agent.home.Kept;
import dev.berth.agent.loop.DesiredSource;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** What the operator asked for, kept like bookings are: it ends at its time and is adopted after a restart. */
public final class ByHand implements DesiredSource {
    /** Kept a little after its end, so that the operator still sees how it went. */
    private static final Duration SHOWN_AFTER_END = Duration.ofMinutes(10);

    record Stored(List<DesiredWorkspace> workspaces) {}

    private final Kept<Stored> kept;
    private final NodeClock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile List<DesiredWorkspace> wanted;

    public ByHand(AgentHome home, NodeClock clock) {
        this.kept = new Kept<>(home, "by-hand.json", Stored.class);
        this.clock = clock;
        this.wanted = kept.load().map(Stored::workspaces).orElse(List.of());
    }

    @Override
    public Collection<DesiredWorkspace> desired() {
        return wanted.stream().filter(this::isShown).toList();
    }

    @Override
    public boolean isComplete() {
        return true;
    }

    @Override
    public void onChange(Runnable then) {
        listeners.add(then);
    }

    synchronized void add(DesiredWorkspace workspace) {
        List<DesiredWorkspace> next = new ArrayList<>(without(workspace.key()));
        next.add(workspace);
        replace(next);
    }

    synchronized void remove(WorkspaceKey key) {
        replace(without(key));
    }

    private List<DesiredWorkspace> without(WorkspaceKey key) {
        Predicate<DesiredWorkspace> other = it -> !it.key().equals(key);
        return wanted.stream().filter(other).filter(this::isShown).toList();
    }

    private boolean isShown(DesiredWorkspace it) {
        return clock.instant().isBefore(it.until().plus(SHOWN_AFTER_END));
    }

    private void replace(List<DesiredWorkspace> next) {
        kept.save(new Stored(next));
        wanted = List.copyOf(next);
        listeners.forEach(Runnable::run);
    }
}
