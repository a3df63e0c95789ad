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

/**
 * What runs: one line per process, the supervisor's first. The supervisor holds a lock as long as it lives, which the
 * operating system takes back however it dies; the lines outlive it, so that what it left behind can be found.
 */
final class RunFile {
    static final String SUPERVISOR = "supervisor";

    private final Path lines;
    private final Path lock;

    RunFile(House house) {
        this.lines = house.run().resolve("processes");
        this.lock = house.run().resolve("lock");
    }

    /** Empty when another supervisor lives. Never given back: it ends with this process. */
    @SuppressWarnings("resource")
    Optional<FileLock> lock() {
        try {
            var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var held = channel.tryLock();
            if (held == null) {
                channel.close();
            }
            return Optional.ofNullable(held);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isHeld() {
        var mine = lock();
        mine.ifPresent(RunFile::release);
        return mine.isEmpty();
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
