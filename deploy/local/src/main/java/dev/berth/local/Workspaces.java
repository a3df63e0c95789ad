package dev.berth.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The workspaces of this machine. An agent that stops leaves them running, as it should on a real node; here everything
 * goes down together. The agent starts those that are still wanted again.
 */
final class Workspaces {
    private static final JsonMapper JSON = new JsonMapper();

    private Workspaces() {}

    static void stop(House house) {
        nodeId(house).ifPresent(node -> {
            stopProcesses("-Dberth.node=" + node);
            stopContainers("label=berth.node=" + node);
        });
    }

    private static Optional<String> nodeId(House house) {
        Path identity = house.data("agent").resolve("identity.json");
        try {
            return Files.exists(identity)
                    ? JSON.readTree(Files.readString(identity)).path("nodeId").asStringOpt()
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stopProcesses(String mark) {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(mark::equals))
                .forEach(ProcessHandle::destroy);
    }

    private static void stopContainers(String filter) {
        var running = Tool.ask("docker", "ps", "--quiet", "--filter", filter);
        if (!running.isEmpty()) {
            var command = new ArrayList<>(List.of("docker", "stop", "--time", "5"));
            command.addAll(running.lines().toList());
            Tool.ask(command.toArray(String[]::new));
        }
    }
}
