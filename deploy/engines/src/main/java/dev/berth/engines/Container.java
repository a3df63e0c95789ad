package dev.berth.engines;

import java.net.Socket;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;

/** A started container that can be stopped, killed and started again without losing its data or its port. */
final class Container {
    private final GenericContainer<?> container;
    private final int port;

    Container(GenericContainer<?> container, int port) {
        this.container = container;
        this.port = port;
        container.start();
    }

    int port() {
        return port;
    }

    /** Testcontainers' own start() makes a new container; this wakes the old one. */
    void startAgain() {
        if (isRunning()) {
            return;
        }
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!answers() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    void stop() {
        if (isRunning()) {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    void kill() {
        if (isRunning()) {
            container
                    .getDockerClient()
                    .killContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    boolean isRunning() {
        return container.isRunning();
    }

    private boolean answers() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (java.io.IOException notYet) {
            return false;
        }
    }
}
