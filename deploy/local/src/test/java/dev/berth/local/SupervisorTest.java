package dev.berth.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real supervisor process over parts that are real processes. */
class SupervisorTest {
    @TempDir
    Path dir;

    private House house;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void aHouse() {
        house = new House(dir, dir);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        for (Process process : started) {
            process.getOutputStream().close();
            process.onExit()
                    .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                    .join();
        }
    }

    @Test
    void aHalfFailedStartSaysWhyAndLeavesNothing() throws Exception {
        var supervisor = start("engine", "broken-service", "never-started");
        String said = new String(supervisor.getInputStream().readAllBytes());
        assertThat(supervisor.waitFor()).isEqualTo(1);
        assertThat(said)
                .contains("broken-service did not start", "no such table")
                .doesNotContain("never-started");
        assertThat(children(supervisor)).isEmpty();
        assertThat(new RunFile(house).read()).isEmpty();
    }

    @Test
    void aSecondStartIsToldThatItRuns() throws Exception {
        ready(start("engine"));
        assertThat(new RunFile(house).isHeld()).isTrue();
        assertThat(start("engine").waitFor()).isEqualTo(SupervisorMain.ALREADY_RUNNING);
    }

    @Test
    void holdsItsLockAfterAGarbageCollection() throws Exception {
        var supervisor = start("engine");
        ready(supervisor);
        for (int times = 0; times < 5; times++) {
            collectGarbage(supervisor);
            assertThat(new RunFile(house).isHeld()).isTrue();
        }
        assertThat(start("engine").waitFor()).isEqualTo(SupervisorMain.ALREADY_RUNNING);
    }

    @Test
    void stopsEverythingWhenWhoeverStartedItGoesAwayTooEarly() throws Exception {
        var supervisor = start("engine", "slow-service");
        await().until(() -> children(supervisor).size() == 2);
        var children = children(supervisor);
        supervisor.getOutputStream().close();
        assertThat(supervisor.waitFor(Duration.ofSeconds(20))).isTrue();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void staysWhenToldToAndEndsWhenAsked() throws Exception {
        var supervisor = start("engine", "service");
        ready(supervisor);
        stay(supervisor);
        var children = children(supervisor);
        assertThat(new Down(house, new Console(System.out)).run()).isZero();
        assertThat(supervisor.isAlive()).isFalse();
        assertThat(children).hasSize(2).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void killedItLeavesNothingAndTheNextStartIsFree() throws Exception {
        var supervisor = start("engine", "service");
        ready(supervisor);
        stay(supervisor);
        var children = children(supervisor);
        assertThat(children).hasSize(2);
        supervisor.destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(15)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        ready(start("engine"));
    }

    @Test
    void startsAPartAgainThatWasKilledAndStatusSaysSo() throws Exception {
        var supervisor = start("engine", "service");
        ready(supervisor);
        stay(supervisor);
        long before = recorded("service");
        kill(before);
        await().until(() -> status().contains("service was started again once"));
        assertThat(status()).contains("it ended with code 137 (killed)");
        assertThat(recorded("service")).isNotEqualTo(before);
        assertThat(new Down(house, new Console(System.out)).run()).isZero();
    }

    @Test
    void leavesAPartDownThatKeepsDyingAndStatusSaysWhy() throws Exception {
        ready(start("engine", "brief-service"));
        await().atMost(Duration.ofSeconds(30)).until(() -> status().contains("stays down"));
        assertThat(status())
                .containsPattern("brief-service +down")
                .contains("brief-service died three times within a minute")
                .contains("it ended with code 7")
                .contains("out of luck");
    }

    @Test
    void downDuringARestartLeavesNothing() throws Exception {
        var supervisor = start("engine", "slow-again");
        ready(supervisor);
        stay(supervisor);
        long before = recorded("slow-again");
        kill(before);
        await().until(() ->
                status().contains("restarting") && children(supervisor).size() == 2);
        var children = children(supervisor);
        assertThat(new Down(house, new Console(System.out)).run()).isZero();
        assertThat(children).hasSize(2).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void whatItAndItsPartsWriteIsForTheirOwnerOnly() throws Exception {
        var supervisor = start("engine", "service");
        ready(supervisor);
        stay(supervisor);
        await().until(() -> Files.exists(dir.resolve("run/parts.json")));
        try (var files = Files.walk(dir)) {
            assertThat(files.filter(file -> !file.equals(dir) && !file.equals(dir.resolve("parts"))))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
        assertThat(new Down(house, new Console(System.out)).run()).isZero();
    }

    private String status() throws InterruptedException {
        var said = new ByteArrayOutputStream();
        new Status(house, new Console(new PrintStream(said, true, StandardCharsets.UTF_8))).run();
        return said.toString(StandardCharsets.UTF_8);
    }

    private long recorded(String part) {
        return new RunFile(house)
                .read().stream()
                        .filter(process -> process.name().equals(part))
                        .mapToLong(RecordedProcess::pid)
                        .findAny()
                        .orElse(0);
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private Process start(String... parts) throws IOException {
        Files.write(dir.resolve("parts"), List.of(parts));
        var supervisor = SupervisorProcess.start(house, FakeSupervisor.class);
        started.add(supervisor);
        return supervisor;
    }

    private static void ready(Process supervisor) throws IOException {
        var said = supervisor.inputReader();
        for (String line = said.readLine(); !SupervisorMain.READY.equals(line); line = said.readLine()) {
            assertThat(Optional.ofNullable(line)).as("a line before its end").isPresent();
        }
    }

    private static void collectGarbage(Process java) throws Exception {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var run = new ProcessBuilder(jcmd, Long.toString(java.pid()), "GC.run").start();
        assertThat(run.waitFor()).isZero();
    }

    private static void stay(Process supervisor) throws IOException {
        supervisor.getOutputStream().write((SupervisorMain.STAY + "\n").getBytes());
        supervisor.getOutputStream().close();
    }

    private static List<ProcessHandle> children(Process supervisor) {
        return supervisor.children().toList();
    }
}
