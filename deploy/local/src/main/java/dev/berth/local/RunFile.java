package dev.berth.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What runs: one line per process, the supervisor's first. The supervisor holds a lock as long as it lives, which the
 * operating system takes back however it dies; the lines outlive it, so that what it left behind can be found.
 */
final class RunFile {
    static final String SUPERVISOR = "supervisor";

    /** The garbage collector closes a channel that nothing refers to, and its lock is gone with it. */
    private static final List<FileLock> HELD = new CopyOnWriteArrayList<>();

    private final Path lines;
    private final Path lock;

    RunFile(House house) {
        this.lines = house.run().resolve("processes");
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
            var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
        try {
            Path fresh = lines.resolveSibling("processes.new");
            Files.write(fresh, processes.stream().map(RecordedProcess::line).toList());
            Files.move(fresh, lines, StandardCopyOption.ATOMIC_MOVE);
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
