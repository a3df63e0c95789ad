package dev.berth.agent.loop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.home.AgentHome;
import dev.berth.agent.home.FullDisk;
import dev.berth.agent.reconcile.Claim;
import dev.berth.agent.reconcile.ContainerSeen;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.Egress;
import dev.berth.agent.reconcile.Patience;
import dev.berth.agent.reconcile.Step;
import dev.berth.agent.reconcile.StepOutcome;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.reconcile.WorkspaceSpec;
import dev.berth.agent.runtime.Consumption;
import dev.berth.agent.runtime.LogListener;
import dev.berth.agent.runtime.Sight;
import dev.berth.agent.runtime.WorkspaceRuntime;
import dev.berth.agent.supervision.SupervisedLoops;
import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassesTest {
    private static final String IMAGE = "berth/try-out:1";

    @TempDir
    Path folder;

    private final Runtime runtime = new Runtime();
    private final Wanted wanted = new Wanted();
    private AgentHome home;
    private Passes passes;

    @BeforeEach
    void prepare() {
        home = new AgentHome(folder);
        passes = new Passes(
                runtime,
                List.of(wanted),
                new Claim(8, 32, List.of()),
                new ProgressFile(home),
                NodeClock.ofThisMachine(),
                Patience.USUAL,
                new SupervisedLoops(),
                () -> {});
    }

    @AfterEach
    void close() {
        passes.close();
    }

    @Test
    void an_end_is_kept_when_nothing_can_be_written() throws Exception {
        FullDisk.refuse(folder, "progress.json");
        DesiredWorkspace running = workspace(Duration.ofSeconds(2));
        runtime.runs(running);
        wanted.set(running);

        passes.start();

        await().atMost(10, SECONDS).until(() -> runtime.stoppedAt(running.key()) != null);
        assertThat(runtime.stoppedAt(running.key()))
                .isBetween(running.until(), running.until().plusSeconds(2));
        assertThat(home.trouble()).hasValueSatisfying(it -> assertThat(it).contains("progress.json"));
    }

    @Test
    void nothing_starts_that_cannot_be_written_down_until_it_can() throws Exception {
        FullDisk.refuse(folder, "progress.json");
        DesiredWorkspace due = workspace(Duration.ofMinutes(5));
        wanted.set(due);
        passes.start();
        await().atMost(10, SECONDS).until(() -> home.trouble().isPresent());
        assertThat(runtime.exists(due.key())).isFalse();

        FullDisk.allow(folder, "progress.json");

        await().atMost(10, SECONDS).until(() -> runtime.exists(due.key()));
        assertThat(home.trouble()).isEmpty();
    }

    @Test
    void an_unexpected_error_ends_neither_the_loop_nor_a_step() {
        DesiredWorkspace running = workspace(Duration.ofSeconds(2));
        runtime.runs(running);
        runtime.failsOnceWith(new StackOverflowError("look"));
        wanted.set(running);
        passes.start();
        await().atMost(15, SECONDS).until(() -> runtime.stoppedAt(running.key()) != null);
    }

    @Test
    void a_memory_that_cannot_be_read_keeps_no_end_waiting() throws Exception {
        Files.createDirectories(folder.resolve("progress.json"));
        DesiredWorkspace running = workspace(Duration.ofSeconds(1));
        runtime.runs(running);
        wanted.set(running);
        passes.start();
        await().atMost(10, SECONDS).until(() -> runtime.stoppedAt(running.key()) != null);
    }

    private static DesiredWorkspace workspace(Duration length) {
        Instant now = Instant.now();
        return new DesiredWorkspace(
                WorkspaceKey.of(UUID.randomUUID()),
                1,
                now,
                now.plus(length),
                new WorkspaceSpec(
                        "Any",
                        IMAGE,
                        List.of(),
                        List.of(),
                        Map.of(),
                        1,
                        1,
                        List.of(),
                        Egress.INTERNET,
                        List.of(),
                        false));
    }

    private static final class Wanted implements DesiredSource {
        private volatile List<DesiredWorkspace> all = List.of();

        void set(DesiredWorkspace one) {
            all = List.of(one);
        }

        @Override
        public Collection<DesiredWorkspace> desired() {
            return all;
        }

        @Override
        public boolean isComplete() {
            return true;
        }

        @Override
        public void onChange(Runnable then) {}
    }

    /** Containers that exist in a map alone. */
    private static final class Runtime implements WorkspaceRuntime {
        private final Map<WorkspaceKey, ContainerSeen> containers = new ConcurrentHashMap<>();
        private final Map<WorkspaceKey, Instant> stopped = new ConcurrentHashMap<>();
        private final AtomicReference<@Nullable Error> failure = new AtomicReference<>();

        void runs(DesiredWorkspace it) {
            containers.put(it.key(), container(it.key(), it.spec().claim(), ContainerSeen.Condition.RUNNING));
        }

        boolean exists(WorkspaceKey key) {
            return containers.containsKey(key);
        }

        @Nullable
        Instant stoppedAt(WorkspaceKey key) {
            return stopped.get(key);
        }

        void failsOnceWith(Error error) {
            failure.set(error);
        }

        @Override
        public Optional<Consumption> consumption(WorkspaceKey workspace) {
            return Optional.empty();
        }

        @Override
        public Sight look(Set<String> imagesAskedFor) {
            Error now = failure.getAndSet(null);
            if (now != null) {
                throw now;
            }
            return new Sight.Seen(Map.copyOf(containers), Set.of(IMAGE));
        }

        @Override
        public StepOutcome apply(Step step) {
            switch (step) {
                case Step.Pull it -> {}
                case Step.Create it ->
                    containers.put(
                            it.key(),
                            container(it.key(), it.workspace().spec().claim(), ContainerSeen.Condition.CREATED));
                case Step.Start it ->
                    containers.put(
                            it.key(), container(it.key(), it.container().claim(), ContainerSeen.Condition.RUNNING));
                case Step.Stop it -> {
                    stopped.putIfAbsent(it.key(), Instant.now());
                    containers.remove(it.key());
                }
                case Step.Remove it -> containers.remove(it.key());
            }
            return new StepOutcome.Done();
        }

        @Override
        public void watch(Runnable onChange) {}

        @Override
        public Closeable followLogs(WorkspaceKey workspace, int tail, LogListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}

        private static ContainerSeen container(WorkspaceKey key, Claim claim, ContainerSeen.Condition condition) {
            return new ContainerSeen(
                    key, "id-" + key.value(), condition, claim, 1, null, Instant.now(), null, false, null);
        }
    }
}
