package dev.berth.agent.runtime.docker;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A systemd timer for each workspace, which removes its container a little after its end even when the agent is dead. Where
 * systemd does not run this machine, or the agent is not root, there are none.
 */
final class EndTimers {
    private static final Logger log = LoggerFactory.getLogger(EndTimers.class);
    /** The agent itself comes first. */
    private static final Duration AFTER_END = Duration.ofSeconds(5);

    private static final int PATIENCE_SECONDS = 10;

    private final boolean available;
    private final Path programs;
    private final NodeClock clock;
    private final Map<WorkspaceKey, Instant> set = new ConcurrentHashMap<>();

    private EndTimers(boolean available, Path programs, NodeClock clock) {
        this.available = available;
        this.programs = programs;
        this.clock = clock;
    }

    static EndTimers ofThisMachine(NodeClock clock) {
        boolean systemd = Files.isDirectory(Path.of("/run/systemd/system"));
        boolean root = "root".equals(System.getProperty("user.name"));
        return new EndTimers(systemd && root, Path.of("/usr/bin"), clock);
    }

    /** @param programs where {@code systemd-run}, {@code systemctl} and {@code docker} are */
    static EndTimers using(Path programs, NodeClock clock) {
        return new EndTimers(true, programs, clock);
    }

    /** Sets the timer to the workspace's end, also where that has moved. */
    void set(DesiredWorkspace workspace) {
        WorkspaceKey key = workspace.key();
        Instant end = workspace.until();
        if (!available || end.equals(set.get(key)) || !clock.instant().isBefore(end)) {
            return;
        }
        stop(key);
        // Counted by the kernel's own clock from now on: the machine's time may be wrong, or be set.
        Duration left = Duration.between(clock.instant(), end).plus(AFTER_END);
        boolean done = run(
                "systemd-run",
                "--quiet",
                "--collect",
                "--unit=" + unit(key),
                "--on-active=" + left.toMillis() + "ms",
                "--timer-property=AccuracySec=100ms",
                programs.resolve("docker").toString(),
                "rm",
                "--force",
                key.containerName());
        if (done) {
            set.put(key, end);
        }
    }

    /** The container is gone. */
    void cancel(WorkspaceKey key) {
        if (available && set.remove(key) != null) {
            stop(key);
        }
    }

    private void stop(WorkspaceKey key) {
        run("systemctl", "stop", "--quiet", unit(key) + ".timer");
    }

    private static String unit(WorkspaceKey key) {
        return "berth-end-" + key.value();
    }

    private boolean run(String program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                log.warn("{} did not answer", program);
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException failed) {
            log.warn("{} cannot be run: {}", program, failed.getMessage());
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
