package dev.berth.engines;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
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
        while (!answers()) {
            if (System.nanoTime() > deadline) {
                throw new EngineFailure(container.getDockerImageName() + " did not answer within a minute");
            }
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

    /**
     * Docker's proxy takes a connection before the engine listens, and drops it. An engine keeps it open and waits for
     * the client's first word, as all three of ours do: hearing nothing for a moment is the good answer.
     */
    private boolean answers() {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(200);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
