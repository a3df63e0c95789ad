package dev.berth.agent.assignment;

import dev.berth.agent.home.AgentHome;
import dev.berth.agent.home.Kept;
import dev.berth.agent.loop.DesiredSource;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What bookings want of this node. Kept on the disk, so that an agent that starts without its control plane still knows
 * each workspace's end. An older generation never replaces a newer one.
 */
public final class AssignedWorkspaces implements DesiredSource {
    private static final Logger log = LoggerFactory.getLogger(AssignedWorkspaces.class);

    record Stored(List<DesiredWorkspace> workspaces) {}

    private final Kept<Stored> kept;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<WorkspaceKey, DesiredWorkspace> wanted;
    private volatile boolean complete;
    private boolean written = true;

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

    public Optional<DesiredWorkspace> find(WorkspaceKey key) {
        return Optional.ofNullable(wanted.get(key));
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public synchronized boolean isWrittenDown() {
        if (!written) {
            written = write();
        }
        return written;
    }

    @Override
    public void onChange(Runnable then) {
        listeners.add(then);
    }

    /** Everything was read, from the beginning to the end: what was not there is wanted no more. */
    public synchronized void replaceAll(Map<WorkspaceKey, DesiredWorkspace> read) {
        Map<WorkspaceKey, DesiredWorkspace> next = new HashMap<>();
        read.values().forEach(it -> next.put(it.key(), newer(it)));
        replace(next);
        complete = true;
        listeners.forEach(Runnable::run);
    }

    /** A missing value says that the workspace is wanted no more. */
    public synchronized void change(Map<WorkspaceKey, Optional<DesiredWorkspace>> changes) {
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
        wanted = Map.copyOf(next);
        // On the disk before anything is started for it; an end that moved counts even when the disk is full.
        written = write();
        return true;
    }

    private boolean write() {
        try {
            kept.save(new Stored(new ArrayList<>(wanted.values())));
            return true;
        } catch (UncheckedIOException full) {
            log.debug("The assignment is not written: {}", full.getMessage());
            return false;
        }
    }
}
