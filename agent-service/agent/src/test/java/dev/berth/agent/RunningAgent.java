package dev.berth.agent;

import dev.berth.agent.reconcile.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The whole agent in this JVM, with shorter patience so that a test need not wait minutes. */
public final class RunningAgent implements AutoCloseable {
    public static final String OPERATOR_TOKEN = "operator-token";
    private static final Patience SHORT = new Patience(
            Duration.ofMinutes(10),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            3);

    private final Map<String, String> settings = new HashMap<>();
    private @Nullable BerthAgent agent;

    public RunningAgent(Path home, String controlPlane) {
        settings.putAll(Map.of(
                "BERTH_AGENT_HOME",
                home.toString(),
                "BERTH_CONTROL_PLANE",
                controlPlane,
                "BERTH_ENROLMENT_TOKEN",
                "one-time-token",
                "BERTH_AGENT_TOKEN",
                OPERATOR_TOKEN,
                "BERTH_PORT",
                "0",
                "BERTH_NODE_CORES",
                "16",
                "BERTH_NODE_MEMORY_GB",
                "64"));
    }

    public RunningAgent with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    public RunningAgent start() {
        agent = new BerthAgent(AgentSettings.from(settings), SHORT);
        agent.start();
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + Objects.requireNonNull(agent).port();
    }

    @Override
    public void close() {
        if (agent != null) {
            agent.close();
        }
    }
}
