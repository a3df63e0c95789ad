package dev.berth.agent.runtime.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What of a process is in memory, where the kernel says so. */
final class ResidentMemory {
    private static final String LINE = "VmRSS:";
    private static final long KILOBYTE = 1024;

    private ResidentMemory() {}

    static long of(long processId) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(processId), "status")).stream()
                    .filter(it -> it.startsWith(LINE))
                    .map(it -> it.substring(LINE.length()).replace("kB", "").strip())
                    .mapToLong(it -> Long.parseLong(it) * KILOBYTE)
                    .findFirst()
                    .orElse(0);
        } catch (IOException goneOrNoLinux) {
            return 0;
        }
    }
}
