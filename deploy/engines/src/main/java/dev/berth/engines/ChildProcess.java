package dev.berth.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process on a leash: however this JVM ends, SIGKILL included, the child ends too.
 *
 * <p>A tiny shell holds the read end of a pipe whose only write end is in this JVM. When the pipe closes, because
 * {@link #stop} let go or because this JVM is gone, the shell sends the stop signal, and SIGKILL if that did not help.
 */
public final class ChildProcess {
    private static final String LEASH = """
            child=$$; signal=$1; patience=$2; shift 2
            exec 3<&0
            ( (
              while read -r _; do :; done
              kill -s "$signal" "$child" || exit
              while [ "$patience" -gt 0 ] && kill -0 "$child"; do sleep 0.2; patience=$((patience - 1)); done
              kill -s KILL "$child"
            ) <&3 >/dev/null 2>&1 & )
            exec "$@" 3<&- </dev/null
            """;

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** What to run, where its words go, and how it likes to be asked to stop. */
    public record Spec(
            List<String> command,
            Map<String, String> environment,
            Path directory,
            Path log,
            String stopSignal,
            Duration patience) {
        public Spec(List<String> command, Map<String, String> environment, Path directory, Path log) {
            this(command, environment, directory, log, "TERM", Duration.ofSeconds(15));
        }

        public Spec stoppedBy(String signal) {
            return new Spec(command, environment, directory, log, signal, patience);
        }
    }

    public static ChildProcess start(Spec spec) {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", LEASH, "leash", spec.stopSignal()));
        command.add(Long.toString(spec.patience().toMillis() / 200));
        command.addAll(spec.command());
        var builder = new ProcessBuilder(command)
                .directory(spec.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        try {
            return new ChildProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int exitCode() {
        return process.exitValue();
    }

    /** Waits for its end and returns its exit code; interrupted, it kills it. */
    public int join() throws InterruptedException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            kill();
            throw e;
        }
    }

    /** Asks it to stop and waits; the leash itself turns to SIGKILL when its patience is over. */
    public void stop() {
        letGo();
        await();
    }

    /** Asks it to stop and does not wait. */
    public void letGo() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy(); // the pipe is broken, so the child is gone or going
        }
    }

    /** As a power cut would, its own children included. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
