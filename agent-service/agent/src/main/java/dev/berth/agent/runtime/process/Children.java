package dev.berth.agent.runtime.process;

import dev.berth.agent.home.AgentHome;
import dev.berth.agent.home.Kept;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The records of the children, one file each, with the lease and the log beside it. */
final class Children {
    private static final String RECORD = ".child";

    private final AgentHome folder;
    private final UUID node;

    Children(AgentHome folder, UUID node) {
        this.folder = folder;
        this.node = node;
    }

    List<Child> all() {
        try (var files = Files.list(folder.path("."))) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(RECORD))
                    .flatMap(it -> kept(it).load().stream())
                    .filter(it -> it.node().equals(node))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Child> get(WorkspaceKey key) {
        return kept(key.value() + RECORD).load().filter(it -> it.node().equals(node));
    }

    void save(Child child) {
        kept(child.workspace().key().value() + RECORD).save(child);
    }

    void remove(WorkspaceKey key) {
        folder.delete(key.value() + RECORD);
        folder.delete(key.value() + ".lease");
        folder.delete(key.value() + ".log");
    }

    Path lease(WorkspaceKey key) {
        return folder.path(key.value() + ".lease");
    }

    Path log(WorkspaceKey key) {
        return folder.path(key.value() + ".log");
    }

    /** A new file each time: its modification time is the renewal. */
    void renew(WorkspaceKey key, String until) {
        folder.write(key.value() + ".lease", until.getBytes(StandardCharsets.UTF_8));
    }

    private Kept<Child> kept(String file) {
        return new Kept<>(folder, file, Child.class);
    }
}
