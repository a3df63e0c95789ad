package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import dev.berth.agent.reconcile.Backoff;
import dev.berth.agent.supervision.SupervisedLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to the engine's events of this node's containers, and listens again whenever the stream ends. */
final class DockerEvents {
    private static final Logger log = LoggerFactory.getLogger(DockerEvents.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), new Random());

    private final DockerClients clients;
    private final UUID node;
    private volatile Optional<SupervisedLoop> listener = Optional.empty();
    private int failures = 1;

    DockerEvents(DockerClients clients, UUID node) {
        this.clients = clients;
        this.node = node;
    }

    void listen(Runnable onChange) {
        listener = Optional.of(new SupervisedLoop("docker-events", () -> listenAndPause(onChange)).start());
    }

    void close() {
        listener.ifPresent(SupervisedLoop::close);
    }

    private void listenAndPause(Runnable onChange) throws InterruptedException {
        // Whatever happened while nobody listened is seen by looking.
        onChange.run();
        failures = listenOnce(onChange) ? 1 : failures + 1;
        Thread.sleep(PAUSES.after(failures));
    }

    private boolean listenOnce(Runnable onChange) throws InterruptedException {
        var callback = new ResultCallback.Adapter<Event>() {
            private volatile boolean heard;

            @Override
            public void onNext(Event event) {
                heard = true;
                onChange.run();
            }

            @Override
            public void onError(Throwable broken) {
                log.debug("The engine's event stream broke: {}", broken.toString());
                super.onError(broken);
            }
        };
        try (callback) {
            clients.streams()
                    .eventsCmd()
                    .withLabelFilter(Labels.NODE + "=" + node)
                    .exec(callback);
            callback.awaitCompletion();
        } catch (IOException | RuntimeException broken) {
            log.debug("The engine's event stream ended: {}", broken.toString());
        }
        return callback.heard;
    }
}
