package dev.berth.agent.supervision;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SupervisedLoopTest {
    private final SupervisedLoops loops = new SupervisedLoops();

    @Test
    void a_round_that_throws_is_followed_by_the_next_and_shows_in_the_health_meanwhile() {
        var broken = new AtomicBoolean(true);
        var rounds = new AtomicInteger();
        SupervisedLoop loop = loops.start("test", () -> {
            rounds.incrementAndGet();
            if (broken.get()) {
                throw new StackOverflowError("deep");
            }
            Thread.sleep(10);
        });
        try {
            await().atMost(10, SECONDS).until(() -> rounds.get() > 1);
            assertThat(loops.troubles()).containsEntry("test", "java.lang.StackOverflowError: deep");

            broken.set(false);
            await().atMost(10, SECONDS).until(() -> loops.troubles().isEmpty());
        } finally {
            loops.close(loop);
        }
    }

    @Test
    void closing_interrupts_the_round_and_nothing_runs_afterwards() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        SupervisedLoop loop = loops.start("test", () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.set(true);
            }
        });
        assertThat(begun.await(10, SECONDS)).isTrue();
        loops.close(loop);
        assertThat(ended).isTrue();
        assertThat(loops.troubles()).isEmpty();
    }

    @Test
    void a_task_that_ends_is_tried_until_it_is_done() {
        var rounds = new AtomicInteger();
        var threads = ConcurrentHashMap.<Thread>newKeySet();
        SupervisedLoop loop = loops.startUntil(() -> rounds.get() == 3, "test", Duration.ofMillis(10), () -> {
            threads.add(Thread.currentThread());
            if (rounds.incrementAndGet() < 3) {
                throw new NoClassDefFoundError("Missing");
            }
        });
        try {
            await().atMost(10, SECONDS).until(() -> threads.stream().noneMatch(Thread::isAlive) && rounds.get() > 0);
            assertThat(rounds).hasValue(3);
            assertThat(loops.troubles()).isEmpty();
        } finally {
            loops.close(loop);
        }
    }
}
