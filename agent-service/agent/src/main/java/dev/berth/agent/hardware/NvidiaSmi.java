package dev.berth.agent.hardware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** NVIDIA's tool, where it is installed. */
final class NvidiaSmi {
    private static final Logger log = LoggerFactory.getLogger(NvidiaSmi.class);
    private static final int PATIENCE_SECONDS = 10;

    private NvidiaSmi() {}

    /** What it prints; empty where it is not installed or does not answer. */
    static Optional<String> ask(String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("nvidia-smi"));
            command.addAll(List.of(arguments));
            Process tool = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            tool.getOutputStream().close();
            if (!tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                tool.destroyForcibly();
                log.warn("nvidia-smi did not answer; nothing is known of the GPUs");
                return Optional.empty();
            }
            return Optional.of(new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException none) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
