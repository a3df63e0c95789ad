package dev.berth.local;

import java.util.HashMap;
import java.util.Map;

/** Resident memory of processes with all their descendants. */
record Memory(Map<Long, Long> kilobytes) {
    static Memory now() {
        var table = new HashMap<Long, Long>();
        Tool.ask("ps", "-A", "-o", "pid=,rss=")
                .lines()
                .map(String::strip)
                .map(line -> line.split("\\s+"))
                .forEach(columns -> table.put(Long.parseLong(columns[0]), Long.parseLong(columns[1])));
        return new Memory(table);
    }

    long megabytes(ProcessHandle process) {
        long own = kilobytes.getOrDefault(process.pid(), 0L);
        long descendants = process.descendants()
                .mapToLong(child -> kilobytes.getOrDefault(child.pid(), 0L))
                .sum();
        return (own + descendants) / 1024;
    }

    long ownMegabytes(ProcessHandle process) {
        return kilobytes.getOrDefault(process.pid(), 0L) / 1024;
    }
}
