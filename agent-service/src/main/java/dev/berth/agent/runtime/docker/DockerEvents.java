package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import dev.berth.agent.reconcile.Backoff;
import java.io.IOException;
import java.time.Duration;
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
    private volatile Thread listener = Thread.currentThread();

    DockerEvents(DockerClients clients, UUID node) {
        this.clients = clients;
        this.node = node;
    }

    void listen(Runnable onChange) {
        listener = Thread.ofVirtual().name("docker-events").start(() -> listenAlways(onChange));
    }

    void close() {
        if (listener.isVirtual()) {
            listener.interrupt();
        }
    }

    private void listenAlways(Runnable onChange) {
        try {
            for (int failures = 1; ; failures++) {
                // Whatever happened while nobody listened is seen by looking.
                onChange.run();
                if (listenOnce(onChange)) {
                    failures = 0;
                }
                Thread.sleep(PAUSES.after(Math.max(failures, 1)));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
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
