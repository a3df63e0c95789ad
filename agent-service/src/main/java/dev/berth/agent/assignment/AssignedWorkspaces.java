package dev.berth.agent.assignment;

import dev.berth.agent.home.AgentHome;
import dev.berth.agent.home.Kept;
import dev.berth.agent.loop.DesiredSource;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What bookings want of this node. Kept on the disk, so that an agent that starts without its control plane still knows
 * each workspace's end. An older generation never replaces a newer one.
 */
@Component
public class AssignedWorkspaces implements DesiredSource {
    record Stored(List<DesiredWorkspace> workspaces) {}

    private final Kept<Stored> kept;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<WorkspaceKey, DesiredWorkspace> wanted;
    private volatile boolean complete;

    public AssignedWorkspaces(AgentHome home) {
        this.kept = new Kept<>(home, "desired.json", Stored.class);
        this.wanted = kept.load().stream()
                .flatMap(it -> it.workspaces().stream())
                .collect(Collectors.toUnmodifiableMap(DesiredWorkspace::key, Function.identity()));
    }

    @Override
    public Collection<DesiredWorkspace> desired() {
        return wanted.values();
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public void onChange(Runnable then) {
        listeners.add(then);
    }

    /** Everything was read, from the beginning to the end: what was not there is wanted no more. */
    synchronized void replaceAll(Map<WorkspaceKey, DesiredWorkspace> read) {
        Map<WorkspaceKey, DesiredWorkspace> next = new HashMap<>();
        read.values().forEach(it -> next.put(it.key(), newer(it)));
        replace(next);
        complete = true;
        listeners.forEach(Runnable::run);
    }

    /** A missing value says that the workspace is wanted no more. */
    synchronized void change(Map<WorkspaceKey, Optional<DesiredWorkspace>> changes) {
        Map<WorkspaceKey, DesiredWorkspace> next = new HashMap<>(wanted);
        changes.forEach((key, value) -> value.ifPresentOrElse(it -> next.put(key, newer(it)), () -> next.remove(key)));
        if (replace(next)) {
            listeners.forEach(Runnable::run);
        }
    }

    private DesiredWorkspace newer(DesiredWorkspace read) {
        DesiredWorkspace known = wanted.get(read.key());
        return known != null && known.generation() > read.generation() ? known : read;
    }

    private boolean replace(Map<WorkspaceKey, DesiredWorkspace> next) {
        if (next.equals(wanted)) {
            return false;
        }
        // On the disk before anybody acts on it.
        kept.save(new Stored(new ArrayList<>(next.values())));
        wanted = Map.copyOf(next);
        return true;
    }
}
