package dev.berth.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keepers of real processes; pauses take no time, and only they move the clock. */
class PartKeeperTest {
    @TempDir
    Path dir;

    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private volatile boolean needIsStarted = true;
    private @Nullable FakePart part;
    private @Nullable Thread thread;

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        if (thread != null && part != null) {
            thread.interrupt();
            thread.join();
            part.stop();
        }
    }

    @Test
    void startsAPartAgainThatWasKilled() throws Exception {
        var service = part("service");
        var keeper = keep(service);
        long before = service.pid();
        kill(before);
        await().until(() -> keeper.state().restarts() == 1);
        assertThat(service.pid()).isNotEqualTo(before);
        assertThat(service.isAlive()).isTrue();
        assertThat(keeper.state().isStarted()).isTrue();
        assertThat(keeper.state().reason()).startsWith("it ended with code 137 (killed)");
    }

    @Test
    void leavesAPartDownThatDiedThreeTimesWithinAMinuteAndKnowsWhy() throws Exception {
        var keeper = keep(part("brief-service"));
        await().until(() -> keeper.state().condition() == PartState.Condition.GIVEN_UP);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(keeper.state().reason()).contains("code 7").contains("out of luck");
    }

    @Test
    void stopsAProcessThatLivesButDoesNotAnswerBeforeTheNextTry() throws Exception {
        var service = part("service");
        var keeper = keep(service);
        service.failHealthAtNextStarts(1);
        kill(service.pid());
        await().until(() -> keeper.state().isStarted() && keeper.state().restarts() == 1);
        assertThat(service.unhealthy()).hasSize(1).noneMatch(ProcessHandle::isAlive);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void waitsUntilWhatThePartNeedsIsStarted() throws Exception {
        needIsStarted = false;
        var service = part("service");
        var keeper = keep(service);
        long before = service.pid();
        kill(before);
        await().until(() -> !pauses.isEmpty());
        assertThat(keeper.state().condition()).isEqualTo(PartState.Condition.RESTARTING);
        assertThat(service.pid()).isEqualTo(before);
        needIsStarted = true;
        await().until(() -> keeper.state().isStarted());
    }

    private FakePart part(String name) throws Exception {
        var made = new FakePart(name, Set.of("engine"), new House(dir, dir));
        made.start();
        part = made;
        return made;
    }

    private PartKeeper keep(FakePart kept) {
        var keeper = new PartKeeper(kept, need -> needIsStarted, () -> now, this::pause, new Console(System.out));
        thread = Thread.ofVirtual().start(keeper::keep);
        return keeper;
    }

    private void pause(Duration length) {
        now = now.plus(length);
        pauses.add(length);
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}
