package dev.berth.agent.runtime.process;

import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.runtime.Surroundings;
import dev.berth.agent.tryout.TryOutPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Starts a child JVM with the page, and finds one again by the marks on its command line. */
final class PageProcess {
    private static final String NOTE = "Runs as a plain process: no isolation, for trying out";
    private static final String STAND_IN = "This page stands in for %s, which needs Docker. " + NOTE;

    private final UUID node;
    private final Path classes;
    private final String address;

    PageProcess(UUID node, Path classes, String address) {
        this.node = node;
        this.classes = classes;
        this.address = address;
    }

    ProcessHandle start(DesiredWorkspace workspace, int port, Path lease, Path log) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        var builder = new ProcessBuilder(List.of(
                java.toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                nodeMark(),
                keyMark(workspace),
                portMark(port),
                "-cp",
                classes.toString(),
                TryOutPage.class.getName()));
        Map<String, String> environment = builder.environment();
        // The agent's own secrets are none of the workspace's business.
        environment.clear();
        environment.putAll(Surroundings.ofBerth(workspace, String.valueOf(port)));
        environment.put("BIND", address);
        environment.put("BERTH_NOTE", note(workspace.spec().image()));
        environment.put("BERTH_LEASE", lease.toString());
        builder.redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile());
        return builder.start().toHandle();
    }

    private static String note(String image) {
        return ProcessEngine.isThePage(image) ? NOTE : STAND_IN.formatted(image);
    }

    /** A child that an agent started and was killed before writing it down. */
    Optional<Found> find(DesiredWorkspace workspace) {
        return ProcessHandle.allProcesses()
                .filter(it -> arguments(it).containsAll(List.of(nodeMark(), keyMark(workspace))))
                .map(it -> new Found(it, port(arguments(it))))
                .findFirst();
    }

    int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            return socket.getLocalPort();
        }
    }

    record Found(ProcessHandle process, int port) {}

    private String nodeMark() {
        return "-Dberth.node=" + node;
    }

    private static String keyMark(DesiredWorkspace workspace) {
        return "-Dberth.workspace=" + workspace.key().value();
    }

    private static String portMark(int port) {
        return "-Dberth.port=" + port;
    }

    private static List<String> arguments(ProcessHandle process) {
        return process.info().arguments().map(List::of).orElse(List.of());
    }

    private static int port(List<String> arguments) {
        return arguments.stream()
                .filter(it -> it.startsWith("-Dberth.port="))
                .map(it -> Integer.parseInt(it.substring("-Dberth.port=".length())))
                .findFirst()
                .orElse(0);
    }
}
