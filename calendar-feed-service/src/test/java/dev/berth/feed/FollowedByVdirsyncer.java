package dev.berth.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Debian's vdirsyncer: a real client that keeps a folder of events in step with a feed. */
final class FollowedByVdirsyncer {
    private final Path folder;

    FollowedByVdirsyncer(String url) throws IOException {
        folder = Files.createTempDirectory("berth-vdirsyncer");
        Files.createDirectories(events());
        Files.writeString(config(), """
                [general]
                status_path = "%1$s/status/"
                [pair berth]
                a = "feed"
                b = "here"
                collections = null
                conflict_resolution = "a wins"
                [storage feed]
                type = "http"
                url = "%2$s"
                [storage here]
                type = "filesystem"
                path = "%1$s/events/"
                fileext = ".ics"
                """.formatted(folder, url));
    }

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("vdirsyncer", "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException missing) {
            return false;
        }
    }

    /** The events that are in the folder after another round. */
    List<Calendar> sync() throws IOException, InterruptedException {
        run("discover");
        run("sync");
        try (Stream<Path> files = Files.list(events())) {
            return files.sorted().map(FollowedByVdirsyncer::read).toList();
        }
    }

    private void run(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("vdirsyncer", "-c", config().toString(), command)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException("vdirsyncer " + command + ": " + said);
        }
    }

    private Path config() {
        return folder.resolve("config");
    }

    private Path events() {
        return folder.resolve("events");
    }

    private static Calendar read(Path file) {
        try {
            return Calendar.of(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
