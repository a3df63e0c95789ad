package dev.berth.availability.stream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.berth.availability.follow.CaughtUp;
import dev.berth.availability.occupancy.Change;
import dev.berth.availability.occupancy.Kind;
import dev.berth.platform.loop.SupervisedLoops;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BroadcastTest {
    private final Clock clock = Clock.systemUTC();
    private final SupervisedLoops loops = new SupervisedLoops();
    private final PendingChanges pending = new PendingChanges(CaughtUp.progress(), clock);
    private final Broadcast broadcast = new Broadcast(
            pending,
            new StreamSettings(Duration.ofMillis(10), Duration.ofSeconds(1), Duration.ofSeconds(10), 512, 100, 100),
            JsonMapper.builder().build(),
            clock,
            new SimpleMeterRegistry(),
            loops);

    @BeforeEach
    void start() {
        broadcast.start();
    }

    @AfterEach
    void stop() {
        broadcast.stop();
    }

    @Test
    void a_stream_whose_connection_breaks_in_an_unforeseen_way_silences_no_other() {
        var broken = new Browser(true);
        var listening = new Browser(false);
        join(broken);
        join(listening);
        UUID resource = UUID.randomUUID();
        pending.changed(changeOf(resource));
        await().atMost(10, SECONDS).until(() -> listening.heard(resource.toString()));

        UUID next = UUID.randomUUID();
        pending.changed(changeOf(next));

        await().atMost(10, SECONDS).until(() -> listening.heard(next.toString()));
        await().atMost(10, SECONDS).until(() -> loops.troubles().isEmpty());
        await().atMost(10, SECONDS).until(() -> listening.heard(":\n"));
    }

    private void join(Browser browser) {
        Subscriber subscriber = broadcast.join(
                new Broadcast.Listener(UUID.randomUUID(), null, Instant.now().plusSeconds(600), null), browser);
        subscriber.canTakeMore();
        browser.isOpen = true;
    }

    private static Change changeOf(UUID resource) {
        Instant now = Instant.now();
        return new Change(Kind.ROOM, resource, now, now.plusSeconds(3600), null);
    }

    private static final class Browser implements Connection {
        private final List<String> written = new CopyOnWriteArrayList<>();
        private volatile boolean isBroken;
        private volatile boolean isOpen;

        Browser(boolean isBroken) {
            this.isBroken = isBroken;
        }

        boolean heard(String part) {
            return written.stream().anyMatch(it -> it.contains(part));
        }

        @Override
        public boolean takesMore() {
            return true;
        }

        @Override
        public void write(byte[] bytes) {
            if (isBroken && isOpen) {
                throw new NoClassDefFoundError("the server's own");
            }
            written.add(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void end() {}

        @Override
        public void cut() {}
    }
}
