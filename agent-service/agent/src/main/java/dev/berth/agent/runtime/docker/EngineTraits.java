package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import java.util.List;
import java.util.Optional;

/**
 * What decides how workspaces are run here, and stays the same while the engine runs.
 *
 * @param reachesContainers whether this machine has a route to the addresses of containers. Docker Desktop keeps them in a
 *     virtual machine, a rootless engine in a namespace: there a port has to be published to be reached.
 * @param mayLimitDisk whether the storage driver has quotas; whether they are switched on, only a try tells
 */
record EngineTraits(int cores, boolean reachesContainers, boolean mayLimitDisk) {
    static EngineTraits ask(DockerClient docker) {
        Info info = docker.infoCmd().exec();
        boolean rootless = Optional.ofNullable(info.getSecurityOptions()).stream()
                .flatMap(List::stream)
                .anyMatch(it -> it.contains("rootless"));
        boolean desktop = String.valueOf(info.getOperatingSystem()).contains("Docker Desktop");
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        return new EngineTraits(
                Optional.ofNullable(info.getNCPU()).orElse(Integer.MAX_VALUE),
                linux && !rootless && !desktop,
                DockerFacts.of(info).mayLimitDisk());
    }
}
