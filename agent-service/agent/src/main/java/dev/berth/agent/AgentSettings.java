package dev.berth.agent;

import dev.berth.agent.controlplane.WayOut;
import dev.berth.agent.isolation.AddressPool;
import dev.berth.agent.isolation.Subnet;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be set, read from the environment.
 *
 * @param home where the agent keeps its key, its identity and what is wanted of it
 * @param operatorToken for the operator API; generated into {@code home} when empty
 * @param launcher {@code local} when the one-machine launcher started this agent
 */
public record AgentSettings(
        URI controlPlane,
        WayOut wayOut,
        Path home,
        String enrolmentToken,
        String operatorToken,
        RuntimeKind runtime,
        String launcher,
        URI dockerHost,
        Listen listen,
        LogFormat log,
        Node node) {

    public enum RuntimeKind {
        DOCKER,
        PROCESS
    }

    public enum LogFormat {
        PLAIN,
        JSON
    }

    /** Where the operator API listens; port 0 takes a free one. */
    public record Listen(String address, int port) {}

    /**
     * @param address where ports are published where containers have no address that this machine reaches
     * @param cores overrides what is detected; 0 detects
     * @param memoryGb overrides what is detected; 0 detects
     * @param workspacePool where the networks of workspaces get their addresses from
     * @param workspaceDiskGb what a workspace may write beside its image
     */
    public record Node(
            String name,
            String site,
            List<String> tags,
            String address,
            int cores,
            int memoryGb,
            AddressPool workspacePool,
            int workspaceDiskGb) {}

    /** @throws IllegalArgumentException when a value makes no sense; the message names the variable */
    public static AgentSettings from(Map<String, String> environment) {
        var read = new Variables(environment);
        return new AgentSettings(
                read.httpAddress("BERTH_CONTROL_PLANE", "http://127.0.0.1:8080"),
                wayOut(read),
                Path.of(read.text("BERTH_AGENT_HOME", System.getProperty("user.home") + "/.berth-agent")),
                read.text("BERTH_ENROLMENT_TOKEN", ""),
                read.text("BERTH_AGENT_TOKEN", ""),
                read.choice("BERTH_RUNTIME", RuntimeKind.DOCKER),
                read.text("BERTH_LAUNCHER", ""),
                read.address("DOCKER_HOST", "unix:///var/run/docker.sock"),
                new Listen(read.text("BERTH_BIND", "127.0.0.1"), read.number("BERTH_PORT", 8090, 65_535)),
                read.choice("BERTH_LOG", LogFormat.PLAIN),
                node(read));
    }

    private static WayOut wayOut(Variables read) {
        return new WayOut(
                read.eitherCase("HTTPS_PROXY").map(it -> read.httpAddress("HTTPS_PROXY", it)),
                read.eitherCase("HTTP_PROXY").map(it -> read.httpAddress("HTTP_PROXY", it)),
                Variables.list(read.eitherCase("NO_PROXY").orElse("")),
                Optional.of(read.text("BERTH_CA_FILE", ""))
                        .filter(it -> !it.isEmpty())
                        .map(Path::of));
    }

    private static Node node(Variables read) {
        return new Node(
                read.text("BERTH_NODE_NAME", ""),
                read.text("BERTH_NODE_SITE", ""),
                Variables.list(read.text("BERTH_NODE_TAGS", "")),
                read.text("BERTH_NODE_ADDRESS", "127.0.0.1"),
                read.number("BERTH_NODE_CORES", 0, Integer.MAX_VALUE),
                read.number("BERTH_NODE_MEMORY_GB", 0, Integer.MAX_VALUE),
                pool(read.text("BERTH_WORKSPACE_POOL", "198.18.0.0/16")),
                atLeastOne("BERTH_WORKSPACE_DISK_GB", read.number("BERTH_WORKSPACE_DISK_GB", 20, Integer.MAX_VALUE)));
    }

    private static int atLeastOne(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be at least 1");
        }
        return number;
    }

    private static AddressPool pool(String range) {
        try {
            return new AddressPool(Subnet.parse(range));
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException("BERTH_WORKSPACE_POOL: " + unusable.getMessage(), unusable);
        }
    }
}
