package dev.berth.local;

import dev.berth.engines.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What runs: one line per process, the supervisor's first. The supervisor holds a lock as long as it lives, which the
 * operating system takes back however it dies; the lines outlive it, so that what it left behind can be found.
 */
final class RunFile {
    static final String SUPERVISOR = "supervisor";

    /** The garbage collector closes a channel that nothing refers to, and its lock is gone with it. */
    private static final List<FileLock> HELD = new CopyOnWriteArrayList<>();

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final JsonMapper JSON = new JsonMapper();

    private final Path lines;
    private final Path states;
    private final Path lock;

    RunFile(House house) {
        this.lines = house.run().resolve("processes");
        this.states = house.run().resolve("parts.json");
        this.lock = house.run().resolve("lock");
    }

    /** Takes the lock for as long as this process lives; false when another process holds it. */
    boolean hold() {
        var taken = tryLock();
        taken.ifPresent(HELD::add);
        return taken.isPresent();
    }

    boolean isHeld() {
        var taken = tryLock();
        taken.ifPresent(RunFile::release);
        return taken.isEmpty();
    }

    @SuppressWarnings("resource") // the caller holds or releases it
    private Optional<FileLock> tryLock() {
        try {
            var channel =
                    FileChannel.open(lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_ONLY);
            var taken = channel.tryLock();
            if (taken == null) {
                channel.close();
            }
            return Optional.ofNullable(taken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<RecordedProcess> read() {
        try {
            return Files.exists(lines)
                    ? Files.readAllLines(lines).stream()
                            .map(RecordedProcess::parse)
                            .flatMap(Optional::stream)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(List<RecordedProcess> processes) {
        replace(
                lines,
                String.join(
                        "",
                        processes.stream().map(process -> process.line() + "\n").toList()));
    }

    /** What the supervisor does about each part; empty until the start is complete. */
    List<PartState> readStates() {
        try {
            return Files.exists(states)
                    ? JSON.readValue(Files.readString(states), new TypeReference<List<PartState>>() {})
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writeStates(List<PartState> parts) {
        replace(states, JSON.writeValueAsString(parts));
    }

    /** By renaming, so that nobody reads half a file. */
    private static void replace(Path file, String content) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Secret.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
