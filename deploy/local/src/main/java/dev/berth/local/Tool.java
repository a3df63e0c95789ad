package dev.berth.local;

import dev.berth.engines.ChildProcess;
import dev.berth.engines.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, with its words in a log. It ends with this JVM, however that ends. */
final class Tool {
    private Tool() {}

    static int run(Path directory, Path log, Map<String, String> environment, List<String> command)
            throws InterruptedException {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Secret.write(log, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ChildProcess.start(new ChildProcess.Spec(command, environment, directory, log))
                .join();
    }

    /** The few words a small program says, or nothing when it is missing or fails. */
    static String ask(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() == 0 ? said.strip() : "";
        } catch (IOException missing) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
