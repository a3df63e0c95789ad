package dev.berth.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./berth bench}: lends deploy/bench a house of its own, with fresh data and beside any other. The house's
 * supervisor is never told to stay, so however this ends, the house ends with it.
 */
final class Bench {
    private static final Ports PORTS = new Ports(12_000);
    /**
     * Where the bench asks more than one person or address would be allowed to. Only what it does not measure is set here.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "BERTH_GATEWAY_THROTTLE_ANONYMOUS_PERSECOND", "1000000",
            "BERTH_GATEWAY_THROTTLE_ANONYMOUS_BURST", "1000000",
            "BERTH_GATEWAY_THROTTLE_CALENDAR_PERSECOND", "1000000",
            "BERTH_GATEWAY_THROTTLE_CALENDAR_BURST", "1000000");

    private final House house;
    private final House lent;
    private final Console console;

    Bench(House house, Console console) {
        this.house = house;
        this.lent = new House(house.repository(), house.home().resolve("bench"));
        this.console = console;
    }

    int run(List<String> words) throws PartFailure, InterruptedException, IOException {
        var build = new Build(house, console);
        build.benchmark();
        if (words.contains("--list")) {
            return measure(words);
        }
        build.services();
        Sweep.end(new RunFile(lent).read(), Duration.ofSeconds(20));
        TakenPorts.refuse(PORTS);
        fresh();
        var supervisor = SupervisorProcess.start(lent, SupervisorMain.class, environment());
        try {
            if (!isReady(supervisor)) {
                return 1;
            }
            return measure(words);
        } finally {
            supervisor.getOutputStream().close();
            supervisor.waitFor();
            fresh();
        }
    }

    private boolean isReady(Process supervisor) throws IOException {
        var said = new BufferedReader(new InputStreamReader(supervisor.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.equals(SupervisorMain.READY)) {
                return true;
            }
            console.plain(line);
        }
        return false;
    }

    private Map<String, String> environment() throws IOException {
        var environment = new HashMap<>(SETTINGS);
        environment.put("BERTH_COMPILERS", "all");
        environment.put("BERTH_PORT_OFFSET", Integer.toString(PORTS.offset()));
        environment.put("BERTH_RUNTIME", WorkspaceRuntime.PROCESS.setting());
        environment.put("BERTH_GATEWAY_SPADIR", emptyPage().toString());
        return environment;
    }

    /** What the gateway is compared with is the gateway itself, answering a static file with nothing in it. */
    private Path emptyPage() throws IOException {
        Path folder = Files.createDirectories(lent.home().resolve("page"));
        Files.writeString(folder.resolve("index.html"), "<!doctype html><title>Berth</title>");
        Files.writeString(folder.resolve("empty.txt"), "");
        return folder;
    }

    private void fresh() throws IOException {
        for (String folder : List.of("data", "secrets")) {
            Fresh.delete(lent.home().resolve(folder));
        }
    }

    private int measure(List<String> words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Dberth.root=" + house.repository(),
                "-Dberth.home=" + lent.home(),
                "-Dberth.port.offset=" + PORTS.offset(),
                "-cp",
                Build.benchmarkClassPath(house),
                "dev.berth.bench.Main"));
        command.addAll(words);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
