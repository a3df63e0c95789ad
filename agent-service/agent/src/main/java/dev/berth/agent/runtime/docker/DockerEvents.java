package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import dev.berth.agent.supervision.SupervisedLoop;
import dev.berth.agent.supervision.SupervisedLoops;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Listens to the engine's events of this node's containers, and listens again whenever the stream ends. */
final class DockerEvents {
    private static final Duration LISTEN_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final DockerClients clients;
    private final UUID node;
    private final SupervisedLoops loops;
    private volatile Optional<SupervisedLoop> listener = Optional.empty();

    DockerEvents(DockerClients clients, UUID node, SupervisedLoops loops) {
        this.clients = clients;
        this.node = node;
        this.loops = loops;
    }

    void listen(Runnable onChange) {
        listener = Optional.of(loops.start("docker-events", LONGEST_PAUSE, () -> listenOnce(onChange)));
    }

    void close() {
        listener.ifPresent(loops::close);
    }

    private void listenOnce(Runnable onChange) throws InterruptedException {
        // Whatever happened while nobody listened is seen by looking.
        onChange.run();
        var callback = new ResultCallback.Adapter<Event>() {
            @Override
            public void onStart(Closeable stream) {
                super.onStart(stream);
                listener.ifPresent(SupervisedLoop::recovered);
            }

            @Override
            public void onNext(Event event) {
                onChange.run();
            }
        };
        try (callback) {
            clients.streams()
                    .eventsCmd()
                    .withLabelFilter(Labels.NODE + "=" + node)
                    .exec(callback);
            callback.awaitCompletion();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Thread.sleep(LISTEN_AGAIN_AFTER);
    }
}
