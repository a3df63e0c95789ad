package dev.berth.agent;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Everything that can be set, read from the environment.
 *
 * @param home where the agent keeps its key, its identity and what is wanted of it
 * @param operatorToken for the operator API; generated into {@code home} when empty
 * @param launcher {@code local} when the one-machine launcher started this agent
 */
public record AgentSettings(
        URI controlPlane,
        String kafka,
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
     * @param address where the published ports are bound, and where the gateway finds them
     * @param cores overrides what is detected; 0 detects
     * @param memoryGb overrides what is detected; 0 detects
     */
    public record Node(String name, String site, List<String> tags, String address, int cores, int memoryGb) {}

    /** @throws IllegalArgumentException when a value makes no sense; the message names the variable */
    public static AgentSettings from(Map<String, String> environment) {
        var read = new Variables(environment);
        return new AgentSettings(
                read.httpAddress("BERTH_CONTROL_PLANE", "http://127.0.0.1:8080"),
                read.text("BERTH_KAFKA", "127.0.0.1:19092"),
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

    private static Node node(Variables read) {
        List<String> tags = Arrays.stream(read.text("BERTH_NODE_TAGS", "").split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
        return new Node(
                read.text("BERTH_NODE_NAME", ""),
                read.text("BERTH_NODE_SITE", ""),
                tags,
                read.text("BERTH_NODE_ADDRESS", "127.0.0.1"),
                read.number("BERTH_NODE_CORES", 0, Integer.MAX_VALUE),
                read.number("BERTH_NODE_MEMORY_GB", 0, Integer.MAX_VALUE));
    }
}
