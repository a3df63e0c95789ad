package dev.berth.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a JVM of the house holds in memory. */
record Jvm(long pid) {
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    static Jvm of(House house, String part) {
        return new Jvm(house.process(part).pid());
    }

    /** Bytes that are in use after a full collection: what the program really keeps. */
    long heap() throws IOException, InterruptedException {
        jcmd("GC.run");
        return USED.matcher(jcmd("GC.heap_info"))
                .results()
                .mapToLong(it -> Long.parseLong(it.group(1)) * 1024)
                .sum();
    }

    /** Bytes of real memory, heap and everything else; 0 where the system does not tell. */
    long resident() throws IOException {
        var status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        var found = RESIDENT.matcher(Files.readString(status));
        return found.find() ? Long.parseLong(found.group(1)) * 1024 : 0;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return Program.run(List.of(tool, Long.toString(pid), command), Map.of());
    }
}
