package dev.berth.agent.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.Egress;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.reconcile.WorkspaceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systemd is asked for; its programs are stand-ins that write down how they were called. */
class EndTimersTest {
    private static final WorkspaceKey KEY = new WorkspaceKey("any");

    @TempDir
    Path folder;

    private EndTimers timers;
    private final Instant end = Instant.now().plusSeconds(600);

    @BeforeEach
    void prepare() throws IOException {
        assumeThat(System.getProperty("os.name")).startsWith("Linux");
        for (String name : List.of("systemd-run", "systemctl")) {
            Path program = Files.writeString(
                    folder.resolve(name), "#!/bin/sh\necho %s \"$@\" >> %s\n".formatted(name, folder.resolve("calls")));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        }
        timers = EndTimers.using(folder, NodeClock.ofThisMachine());
    }

    @Test
    void a_timer_removes_the_container_five_seconds_after_the_end_and_is_set_once() throws IOException {
        timers.set(until(end));
        timers.set(until(end));
        assertThat(calls()).hasSize(2);
        assertThat(calls().getFirst()).isEqualTo("systemctl stop --quiet berth-end-any.timer");
        assertThat(calls().getLast())
                .matches("systemd-run --quiet --collect --unit=berth-end-any --on-active=60[0-5]\\d{3}ms"
                        + " --timer-property=AccuracySec=100ms " + folder.resolve("docker") + " rm --force berth-any");
    }

    @Test
    void a_moved_end_moves_the_timer_and_a_removed_container_stops_it() throws IOException {
        timers.set(until(end));
        timers.set(until(end.plusSeconds(900)));
        timers.cancel(KEY);
        timers.cancel(KEY);
        assertThat(calls())
                .extracting(it -> it.substring(0, it.indexOf(' ')))
                .containsExactly("systemctl", "systemd-run", "systemctl", "systemd-run", "systemctl");
        assertThat(calls().get(3)).contains("--on-active=150");
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    private static DesiredWorkspace until(Instant end) {
        var spec = new WorkspaceSpec(
                "Any", "any:1", List.of(), List.of(), Map.of(), 1, 1, List.of(), Egress.NONE, List.of(), false);
        return new DesiredWorkspace(KEY, 1, end.minusSeconds(3600), end, spec);
    }
}
