package dev.berth.agent.hardware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks NVIDIA's tool for the cards, where there is one. */
public final class GpuList {
    private static final Logger log = LoggerFactory.getLogger(GpuList.class);
    private static final int PATIENCE_SECONDS = 10;

    private GpuList() {}

    public static List<Gpu> ask() {
        try {
            Process tool = new ProcessBuilder("nvidia-smi", "-L")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            tool.getOutputStream().close();
            if (!tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                tool.destroyForcibly();
                log.warn("nvidia-smi did not answer; no GPUs are reported");
                return List.of();
            }
            return Gpu.parse(new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException none) {
            return List.of();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
