package dev.berth.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @TempDir
    Path dir;

    @Test
    void isTheProcessItselfNotAShellAroundIt() throws InterruptedException {
        var child = start(Duration.ofSeconds(5), "/bin/sh", "-c", "exit 7");
        assertThat(child.join()).isEqualTo(7);
    }

    @Test
    void stopsWhenAsked() {
        var child = start(Duration.ofSeconds(5), "sleep", "1000");
        child.stop();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void isKilledWhenItDoesNotListen() {
        var child =
                start(Duration.ofMillis(400), "/bin/sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 0.1; done");
        await().until(() -> Files.readString(dir.resolve("log")).contains("deaf"));
        child.stop();
        assertThat(child.exitCode()).isEqualTo(128 + 9);
    }

    @Test
    void leavesItsWordsInTheLog() throws IOException, InterruptedException {
        start(Duration.ofSeconds(5), "/bin/sh", "-c", "echo out; echo err >&2").join();
        assertThat(Files.readString(dir.resolve("log"))).isEqualTo("out\nerr\n");
    }

    @Test
    void endsWithItsParentEvenWhenThatIsKilled() throws Exception {
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        dir.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new BufferedReader(new InputStreamReader(parent.getInputStream())).readLine();
        var child = ProcessHandle.of(Long.parseLong(said)).orElseThrow();
        parent.destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(10)).until(() -> !child.isAlive());
    }

    /** A JVM that starts a child, says its process id and waits to be killed. */
    static final class Parent {
        public static void main(String[] args) throws InterruptedException {
            var dir = Path.of(args[0]);
            var spec = new ChildProcess.Spec(List.of("sleep", "1000"), Map.of(), dir, dir.resolve("log"));
            System.out.println(ChildProcess.start(spec).pid());
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    private ChildProcess start(Duration patience, String... command) {
        return ChildProcess.start(
                new ChildProcess.Spec(List.of(command), Map.of(), dir, dir.resolve("log"), "TERM", patience));
    }
}
