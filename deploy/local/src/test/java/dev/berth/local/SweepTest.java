package dev.berth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {
    @Test
    void endsWhatIsStillTheRecordedProcess() throws IOException {
        var process = new ProcessBuilder("sleep", "1000").start();
        var recorded = RecordedProcess.of("sleeper", 1, process.pid()).orElseThrow();
        assertThat(Sweep.end(List.of(recorded), Duration.ofSeconds(10))).isEqualTo(1);
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void killsWhatDoesNotListen() throws Exception {
        var process =
                new ProcessBuilder("/bin/sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 0.1; done").start();
        process.inputReader().readLine();
        var recorded = RecordedProcess.of("deaf", 1, process.pid()).orElseThrow();
        Sweep.end(List.of(recorded), Duration.ofMillis(300));
        assertThat(process.waitFor(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void leavesAloneWhoeverGotTheSameProcessIdLater() throws IOException {
        var process = new ProcessBuilder("sleep", "1000").start();
        var longGone =
                new RecordedProcess("gone", 1, process.pid(), Instant.now().minusSeconds(3600));
        assertThat(Sweep.end(List.of(longGone), Duration.ofSeconds(1))).isZero();
        assertThat(process.isAlive()).isTrue();
        process.destroyForcibly();
    }

    @Test
    void aRecordSurvivesBeingWrittenDown() {
        var recorded = new RecordedProcess("booking", 8081, 42, Instant.parse("2026-01-01T12:00:00.123Z"));
        assertThat(RecordedProcess.parse(recorded.line())).contains(recorded);
        assertThat(RecordedProcess.parse("booking 80")).isEmpty();
    }
}
