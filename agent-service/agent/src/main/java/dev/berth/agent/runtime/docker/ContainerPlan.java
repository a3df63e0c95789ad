package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import dev.berth.agent.reconcile.Egress;
import dev.berth.agent.reconcile.WorkspaceSpec;
import java.util.List;
import java.util.Map;

/** The limits and the isolation that every workspace's container gets. */
final class ContainerPlan {
    private static final long NANOS = 1_000_000_000L;
    private static final long GIGABYTE = 1L << 30;
    private static final long MOST_PROCESSES = 512;
    private static final long OPEN_FILES = 8192;
    /** In memory, and counted as the workspace's own. */
    private static final String IN_MEMORY = "rw,exec,nosuid,nodev,mode=1777";

    private static final Map<String, String> TEMPORARY =
            Map.of("/tmp", IN_MEMORY, "/var/tmp", IN_MEMORY, "/run", IN_MEMORY);
    private static final Map<String, String> LOG_LIMITS = Map.of("max-size", "10m", "max-file", "2");

    private ContainerPlan() {}

    static HostConfig hostConfig(WorkspaceSpec spec, int coresOfMachine) {
        long memory = spec.memoryGb() * GIGABYTE;
        var host = HostConfig.newHostConfig()
                // Docker refuses more than the machine has, which a node that is told to offer more would ask for.
                .withNanoCPUs(Math.min(spec.cores(), coresOfMachine) * NANOS)
                .withMemory(memory)
                // Equal to the memory: Docker would allow as much swap again otherwise.
                .withMemorySwap(memory)
                .withPidsLimit(MOST_PROCESSES)
                .withUlimits(List.of(new Ulimit("nofile", OPEN_FILES, OPEN_FILES), new Ulimit("core", 0L, 0L)))
                .withCapDrop(Capability.ALL)
                .withCapAdd(allowed(spec))
                .withSecurityOpts(List.of("no-new-privileges"))
                .withInit(true)
                // The reconciler restarts, because only it knows when the booking ends.
                .withRestartPolicy(RestartPolicy.noRestart())
                .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, LOG_LIMITS));
        if (spec.egress() == Egress.NONE) {
            // Its own loopback: Docker's name server would carry questions to the outside.
            host.withDns("127.0.0.1");
        }
        if (spec.readOnlyRoot()) {
            host.withReadonlyRootfs(true).withTmpFs(TEMPORARY);
        }
        return spec.gpuUuids().isEmpty() ? host : host.withDeviceRequests(List.of(gpus(spec.gpuUuids())));
    }

    private static Capability[] allowed(WorkspaceSpec spec) {
        return spec.capabilities().stream()
                .map(it -> Capability.valueOf(it.name()))
                .toArray(Capability[]::new);
    }

    static void limitDisk(HostConfig host, int gigabytes) {
        host.withStorageOpt(Map.of("size", gigabytes + "G"));
    }

    /** On the node's own address, at a port that the engine chooses. */
    static HostConfig published(HostConfig host, WorkspaceSpec spec, String nodeAddress) {
        return spec.hasPort()
                ? host.withPortBindings(
                        new PortBinding(Ports.Binding.bindIp(nodeAddress), ExposedPort.tcp(spec.port())))
                : host;
    }

    private static DeviceRequest gpus(List<String> uuids) {
        return new DeviceRequest().withDriver("nvidia").withDeviceIds(uuids).withCapabilities(List.of(List.of("gpu")));
    }
}
