package dev.berth.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory the driver and the browser of this process take at most, shared pages counted by their share (PSS). */
final class BrowserMemory {
    private static final Path SMALL_BROWSER = Path.of("/usr/bin/chromium-headless-shell");

    private long most;

    static boolean canBeMeasured() {
        return Files.isReadable(Path.of("/proc/self/smaps_rollup")) && Files.isExecutable(SMALL_BROWSER);
    }

    void look() {
        long kilobytes = ProcessHandle.current()
                .children()
                .filter(BrowserMemory::isDriver)
                .flatMap(it -> Stream.concat(Stream.of(it), it.descendants()))
                .mapToLong(BrowserMemory::kilobytes)
                .sum();
        most = Math.max(most, kilobytes / 1024);
    }

    long mostMegabytes() {
        return most;
    }

    private static boolean isDriver(ProcessHandle process) {
        return process.info().command().filter(it -> it.endsWith("/node")).isPresent();
    }

    private static long kilobytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
            return lines.filter(it -> it.startsWith("Pss:"))
                    .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }
}
