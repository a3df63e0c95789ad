package dev.berth.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes what a new node fetches from the gateway: the agent with a Java runtime of its own, and the install script. */
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
        Path script = house.module(Service.AGENT.module()).resolve("installer/package");
        Path log = house.log("agent-archive");
        int code = Tool.run(
                house.repository(),
                log,
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                List.of(
                        script.toString(),
                        Applications.jar(house, Service.AGENT).toString(),
                        directory(house).toString()));
        if (code != 0) {
            throw new PartFailure("the archive could not be made\n" + Tail.text(log, 10));
        }
        console.done("agent's archive", watch);
        console.plain(directory(house).toString());
        return 0;
    }
}
