package dev.berth.agent.journey;

import dev.berth.agent.testing.FakeControlPlane;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The agent as it runs on a node: a process of its own, which a test may kill. */
final class AgentProcess implements AutoCloseable {
    private final Map<String, String> environment = new HashMap<>();
    private final Path log;
    private volatile Process process;

    AgentProcess(Path home, FakeControlPlane controlPlane) {
        log = home.resolveSibling(home.getFileName() + ".log");
        environment.putAll(Map.of(
                "BERTH_AGENT_HOME",
                home.toString(),
                "BERTH_CONTROL_PLANE",
                controlPlane.url(),
                "BERTH_ENROLMENT_TOKEN",
                FakeControlPlane.TOKEN,
                "BERTH_AGENT_TOKEN",
                "operator",
                "BERTH_PORT",
                "0",
                "BERTH_NODE_CORES",
                "16",
                "BERTH_NODE_MEMORY_GB",
                "64"));
    }

    AgentProcess with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    AgentProcess start() throws IOException {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.berth.agent.BerthAgent"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process = builder.start();
        return this;
    }

    void kill() {
        process.destroyForcibly();
    }

    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean diedWithin(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    Path log() {
        return log;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
