package dev.berth.local;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code ./berth doctor}: what this machine lacks, and what to do about it. The script has found a JDK before. */
final class Doctor {
    private static final long GIGABYTE = 1L << 30;
    private static final long DISK = 4 * GIGABYTE;
    private static final long MEMORY = 3 * GIGABYTE;

    private final House house;
    private final Console console;
    private final Ports ports;
    private boolean fine = true;

    Doctor(House house, Console console, Ports ports) {
        this.house = house;
        this.console = console;
        this.ports = ports;
    }

    int run() throws IOException {
        console.say("ok       JDK " + Runtime.version().feature() + " at " + System.getProperty("java.home"));
        node();
        ports();
        disk();
        memory();
        writable(house.home());
        writable(Path.of(System.getProperty("user.home")));
        wished(
                "Docker",
                Docker.answers(),
                "without it workspaces run as plain processes, with no isolation: install Docker and start it");
        wished(
                "Chromium",
                Browser.find().isPresent(),
                "portals that need a browser cannot be read and ./berth test cannot run: install it (Debian: apt-get install chromium)");
        return fine ? 0 : 1;
    }

    private void node() {
        try {
            Node.require();
            needed("Node.js " + Tool.ask("node", "--version"), Optional.empty());
        } catch (PartFailure missing) {
            needed("Node.js", Optional.of(String.valueOf(missing.getMessage())));
        }
    }

    private void ports() {
        if (new RunFile(house).isHeld()) {
            needed("ports: Berth itself runs on them", Optional.empty());
            return;
        }
        try {
            TakenPorts.refuse(ports);
            needed("ports are free", Optional.empty());
        } catch (PartFailure taken) {
            needed("ports", Optional.of(String.valueOf(taken.getMessage())));
        }
    }

    private void disk() throws IOException {
        long free = Files.getFileStore(house.home()).getUsableSpace();
        enough("disk at " + house.home(), free, DISK, "free some space, or set BERTH_HOME to a folder on another disk");
    }

    private void memory() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        enough("memory", available(system), MEMORY, "end other programs: Berth's parts take about 3 GB");
    }

    /** Linux counts what it would give back at once as used, and says in /proc/meminfo what is really available. */
    private static long available(OperatingSystemMXBean system) {
        try {
            return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(system.getFreeMemorySize());
        } catch (IOException notLinux) {
            return system.getFreeMemorySize();
        }
    }

    private void enough(String what, long has, long needs, String otherwise) {
        var said = "%s: %.1f GB free".formatted(what, (double) has / GIGABYTE);
        needed(
                said,
                has >= needs
                        ? Optional.empty()
                        : Optional.of("Berth needs %d GB: %s".formatted(needs / GIGABYTE, otherwise)));
    }

    private void writable(Path folder) {
        needed(
                folder + " is writable",
                Files.isWritable(folder)
                        ? Optional.empty()
                        : Optional.of("it is not: create it, or give it to the user who runs Berth"));
    }

    private void needed(String what, Optional<String> problem) {
        fine &= problem.isEmpty();
        console.say(problem.map(advice -> "missing  " + what + "\n           " + advice)
                .orElse("ok       " + what));
    }

    private void wished(String what, boolean there, String otherwise) {
        console.say(there ? "ok       " + what : "not here " + what + "\n           " + otherwise);
    }
}
