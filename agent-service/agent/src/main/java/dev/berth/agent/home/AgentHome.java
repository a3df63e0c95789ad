package dev.berth.agent.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Reads and writes whole small files that only the agent's user may see; a crash leaves the old one or the new one. */
public final class AgentHome {
    private final Path directory;
    /** The files whose last write failed, with the reason; shared with the folders inside. */
    private final Map<Path, String> unwritten;

    public AgentHome(Path directory) {
        this(directory, new ConcurrentHashMap<>());
    }

    private AgentHome(Path directory, Map<Path, String> unwritten) {
        this.directory = directory.toAbsolutePath();
        this.unwritten = unwritten;
        try {
            Files.createDirectories(this.directory, only("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("BERTH_AGENT_HOME cannot be made: " + directory, e);
        }
    }

    public AgentHome folder(String name) {
        return new AgentHome(path(name), unwritten);
    }

    /** Which files could not be written the last time, and why. */
    public Optional<String> trouble() {
        return unwritten.isEmpty()
                ? Optional.empty()
                : Optional.of(unwritten.entrySet().stream()
                        .map(it -> "Cannot write " + it.getKey() + ": " + it.getValue())
                        .sorted()
                        .collect(Collectors.joining("; ")));
    }

    public Path path(String name) {
        return directory.resolve(name);
    }

    public Optional<byte[]> read(String name) {
        try {
            return Files.exists(path(name)) ? Optional.of(Files.readAllBytes(path(name))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path(name), e);
        }
    }

    /** Written beside, forced to the disk, then renamed over the old one. */
    public synchronized void write(String name, byte[] content) {
        try {
            put(name, content);
            unwritten.remove(path(name));
        } catch (IOException e) {
            unwritten.put(path(name), e.toString());
            throw new UncheckedIOException("Cannot write " + path(name), e);
        }
    }

    /** A copy for a person to look at. Nothing writes it again, so a failure must not count as trouble from then on. */
    synchronized void setAside(String name, byte[] content) {
        try {
            put(name, content);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path(name), e);
        }
    }

    private void put(String name, byte[] content) throws IOException {
        Path fresh = path(name + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, only("rw-------"));
        try (FileChannel file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        replace(fresh, path(name));
    }

    public void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
            unwritten.remove(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + path(name), e);
        }
    }

    private static void replace(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException oddFileSystem) {
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
