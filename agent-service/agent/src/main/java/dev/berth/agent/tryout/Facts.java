package dev.berth.agent.tryout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the page shows: the booking's title and end, and the machine as this process sees it. */
final class Facts {
    private static final List<Path> MEMORY_LIMITS =
            List.of(Path.of("/sys/fs/cgroup/memory.max"), Path.of("/sys/fs/cgroup/memory/memory.limit_in_bytes"));
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private final Map<String, String> environment;
    private final Lease lease;

    Facts(Map<String, String> environment, Lease lease) {
        this.environment = environment;
        this.lease = lease;
    }

    String asJson() {
        return "{\"title\":" + quoted(environment.getOrDefault("BERTH_TITLE", "Workspace"))
                + ",\"note\":" + quoted(environment.getOrDefault("BERTH_NOTE", ""))
                + ",\"cores\":" + Runtime.getRuntime().availableProcessors()
                + ",\"memoryBytes\":" + memoryBytes()
                + ",\"now\":" + quoted(Instant.now().toString())
                + ",\"until\":" + lease.until().map(it -> quoted(it.toString())).orElse("null") + "}";
    }

    /** The smaller of the control group's limit and the machine's memory; 0 where neither can be read. */
    private static long memoryBytes() {
        long machine = machineMemory();
        long limit = MEMORY_LIMITS.stream()
                .mapToLong(Facts::number)
                .filter(it -> it > 0)
                .min()
                .orElse(machine);
        return machine == 0 ? limit : Math.min(limit, machine);
    }

    private static long number(Path file) {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException | NumberFormatException unlimited) {
            return 0;
        }
    }

    private static long machineMemory() {
        try (var lines = Files.lines(MEMORY)) {
            return lines.filter(it -> it.startsWith("MemTotal:"))
                    .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return 0;
        }
    }

    static String quoted(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(it -> {
            // Markup characters are escaped too, so that the answer is harmless wherever it is pasted.
            if (it < 0x20 || it == '"' || it == '\\' || it == '<' || it == '>' || it == '&') {
                json.append(String.format("\\u%04x", it));
            } else {
                json.append((char) it);
            }
        });
        return json.append('"').toString();
    }
}
