package dev.berth.agent.loop;

import dev.berth.agent.home.AgentHome;
import dev.berth.agent.home.Kept;
import dev.berth.agent.reconcile.Progress;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is remembered of each workspace, kept over restarts: a failed one is not tried from the beginning again. */
final class ProgressFile {
    record Entry(WorkspaceKey key, Progress progress) {}

    record Entries(List<Entry> entries) {}

    private final Kept<Entries> kept;
    private Map<WorkspaceKey, Progress> saved = Map.of();

    ProgressFile(AgentHome home) {
        this.kept = new Kept<>(home, "progress.json", Entries.class);
    }

    Map<WorkspaceKey, Progress> load() {
        saved = kept.load().stream()
                .flatMap(it -> it.entries().stream())
                .collect(Collectors.toUnmodifiableMap(Entry::key, Entry::progress));
        return saved;
    }

    void save(Map<WorkspaceKey, Progress> progress) {
        if (!progress.equals(saved)) {
            kept.save(new Entries(progress.entrySet().stream()
                    .map(it -> new Entry(it.getKey(), it.getValue()))
                    .toList()));
            saved = Map.copyOf(progress);
        }
    }
}
