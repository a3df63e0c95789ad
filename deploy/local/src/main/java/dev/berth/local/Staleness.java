package dev.berth.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * As make judges it: a result is stale when a source is newer. Folders count too, so that a deleted file is noticed.
 * After a build the result is given the time at which that build began, so that what was edited meanwhile is newer.
 */
final class Staleness {
    private Staleness() {}

    static boolean isStale(Path result, List<Path> sources) {
        try {
            if (!Files.exists(result)) {
                return true;
            }
            FileTime built = Files.getLastModifiedTime(result);
            for (Path source : sources) {
                if (Files.exists(source) && anyNewer(source, built)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void markBuilt(Path result, Instant began) {
        try {
            Files.setLastModifiedTime(result, FileTime.from(began));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean anyNewer(Path source, FileTime than) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            return files.anyMatch(file -> modified(file).compareTo(than) > 0);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
