package dev.berth.agent.doctor;

import dev.berth.agent.hardware.Gpu;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Graphics cards, and whether Docker can give them to a workspace. */
final class GpuChecks {
    private GpuChecks() {}

    static Finding gpus(List<Gpu> gpus, Set<String> runtimesOfDocker) {
        if (gpus.isEmpty()) {
            return Finding.good("GPU", "none is offered (nvidia-smi lists none)");
        }
        String found = gpus.stream().map(Gpu::model).collect(Collectors.joining(", "));
        return runtimesOfDocker.contains("nvidia")
                ? Finding.good("GPU", found)
                : Finding.bad(
                        "GPU",
                        found + ", but Docker cannot give them to workspaces",
                        "Install the NVIDIA Container Toolkit, run nvidia-ctk runtime configure --runtime=docker, and restart Docker.");
    }
}
