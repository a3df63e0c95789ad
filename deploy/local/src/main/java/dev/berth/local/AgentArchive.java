package dev.berth.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes what a new node fetches from the gateway: the agent with a Java runtime of its own, and the install script. {@code up} makes
 * it when everything runs, {@code agent-archive} at once.
 */
final class AgentArchive {
    private final House house;
    private final Console console;

    AgentArchive(House house, Console console) {
        this.house = house;
        this.console = console;
    }

    /** The gateway serves all of it. */
    static Path directory(House house) {
        return house.module(Service.AGENT.module()).resolve("target/installer");
    }

    int make() throws PartFailure, InterruptedException {
        new Build(house, console).services(List.of(Service.AGENT));
        var watch = new Stopwatch();
        run(command());
        console.done("agent's archive", watch);
        console.plain(directory(house).toString());
        return 0;
    }

    /** At the lowest priority, beside a Berth that runs. Elsewhere than on Linux x86-64 nothing is made. */
    void makeIfStale() throws InterruptedException {
        if (!canBeMadeHere() || !isStale()) {
            return;
        }
        var polite = new ArrayList<>(List.of("nice", "-n", "19"));
        polite.addAll(command());
        try {
            run(polite);
        } catch (PartFailure e) {
            console.plain(String.valueOf(e.getMessage()));
        }
    }

    boolean isStale() {
        return Staleness.isStale(
                directory(house).resolve("install.sh"), List.of(Applications.jar(house, Service.AGENT), installer()));
    }

    private void run(List<String> command) throws PartFailure, InterruptedException {
        Path log = house.log("agent-archive");
        if (Tool.run(house.repository(), log, Map.of("JAVA_HOME", System.getProperty("java.home")), command) != 0) {
            throw new PartFailure("The agent's archive could not be made.\n" + Tail.text(log, 10));
        }
    }

    private List<String> command() {
        return List.of(
                installer().resolve("package").toString(),
                Applications.jar(house, Service.AGENT).toString(),
                directory(house).toString());
    }

    private Path installer() {
        return house.module(Service.AGENT.module()).resolve("installer");
    }

    private static boolean canBeMadeHere() {
        return "Linux".equals(System.getProperty("os.name")) && "amd64".equals(System.getProperty("os.arch"));
    }
}
