package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import dev.berth.agent.reconcile.WorkspaceSpec;
import java.util.List;
import java.util.Map;

/** The limits and the isolation that every workspace's container gets. */
final class ContainerPlan {
    private static final long NANOS = 1_000_000_000L;
    private static final long GIGABYTE = 1L << 30;
    private static final long MOST_PROCESSES = 512;
    private static final Map<String, String> LOG_LIMITS = Map.of("max-size", "10m", "max-file", "2");

    private ContainerPlan() {}

    static HostConfig hostConfig(WorkspaceSpec spec, String nodeAddress, int coresOfMachine) {
        long memory = spec.memoryGb() * GIGABYTE;
        var host = HostConfig.newHostConfig()
                // Docker refuses more than the machine has, which a node that is told to offer more would ask for.
                .withNanoCPUs(Math.min(spec.cores(), coresOfMachine) * NANOS)
                .withMemory(memory)
                // Equal to the memory: Docker would allow as much swap again otherwise.
                .withMemorySwap(memory)
                .withPidsLimit(MOST_PROCESSES)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withInit(true)
                // The reconciler restarts, because only it knows when the booking ends.
                .withRestartPolicy(RestartPolicy.noRestart())
                .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, LOG_LIMITS))
                .withPortBindings(published(spec, nodeAddress));
        return spec.gpuUuids().isEmpty() ? host : host.withDeviceRequests(List.of(gpus(spec.gpuUuids())));
    }

    /** On the node's own address, at a port that the engine chooses. */
    private static List<PortBinding> published(WorkspaceSpec spec, String nodeAddress) {
        return spec.hasPort()
                ? List.of(new PortBinding(Ports.Binding.bindIp(nodeAddress), ExposedPort.tcp(spec.port())))
                : List.of();
    }

    private static DeviceRequest gpus(List<String> uuids) {
        return new DeviceRequest().withDriver("nvidia").withDeviceIds(uuids).withCapabilities(List.of(List.of("gpu")));
    }
}
