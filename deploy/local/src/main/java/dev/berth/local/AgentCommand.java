package dev.berth.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code ./berth agent <address>}: makes this machine a worker node of a Berth that runs elsewhere, and keeps its agent running. */
final class AgentCommand {
    private static final String TOKEN = "BERTH_ENROLMENT_TOKEN";

    private final House house;
    private final Console console;

    AgentCommand(House house, Console console) {
        this.house = house;
        this.console = console;
    }

    int run(URI controlPlane) throws PartFailure, IOException, InterruptedException {
        new Build(house, console).services(List.of(Service.AGENT));
        var builder = new ProcessBuilder(Applications.of(house, Service.AGENT).command()).inheritIO();
        builder.environment().put("BERTH_CONTROL_PLANE", controlPlane.toString());
        if (!isEnrolled(builder.environment()) && !builder.environment().containsKey(TOKEN)) {
            builder.environment().put(TOKEN, askForToken());
        }
        Process agent = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(agent::destroy));
        return agent.waitFor();
    }

    /** The agent keeps who it is in this file once its token was redeemed. */
    static boolean isEnrolled(Map<String, String> environment) {
        String home = environment.getOrDefault("BERTH_AGENT_HOME", System.getProperty("user.home") + "/.berth-agent");
        return Files.exists(Path.of(home).resolve("identity.json"));
    }

    /** Not from the command line, which every account of the machine can read. */
    private static String askForToken() throws PartFailure {
        var terminal = System.console();
        char[] typed = terminal == null ? null : terminal.readPassword("Enrolment token (an admin makes one): ");
        if (typed == null || new String(typed).isBlank()) {
            throw new PartFailure("This machine is not a node yet. Set " + TOKEN + ", or type the token when asked.");
        }
        return new String(typed).strip();
    }
}
