package dev.berth.agent.runtime.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first process of a running container. When it dies, the kernel ends all the others of the container.
 *
 * @param id as this machine counts processes
 */
record MainProcess(String containerId, long id) {
    private static final Logger log = LoggerFactory.getLogger(MainProcess.class);

    /** Process ids are used again: only one that the kernel still counts to this container is killed. */
    void kill() {
        if (belongsToContainer()) {
            boolean killed =
                    ProcessHandle.of(id).map(ProcessHandle::destroyForcibly).orElse(false);
            log.warn("Process {} of container {} ran past its end and is killed: {}", id, containerId, killed);
        }
    }

    private boolean belongsToContainer() {
        Path groups = Path.of("/proc", String.valueOf(id), "cgroup");
        try {
            return Files.exists(groups) && Files.readString(groups).contains(containerId);
        } catch (IOException gone) {
            return false;
        }
    }
}
