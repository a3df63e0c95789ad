package dev.berth.platform.loop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SupervisedLoopTest {
    private final SupervisedLoops loops = new SupervisedLoops();
    private final LoopHealth health = new LoopHealth(loops, Status.DOWN);

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
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.health().getDetails()).containsEntry("test", "java.lang.StackOverflowError: deep");

            broken.set(false);
            await().atMost(10, SECONDS).until(() -> health.health().getStatus().equals(Status.UP));
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
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        } finally {
            loops.close(loop);
        }
    }

    @Test
    void a_failure_that_closing_causes_shows_nowhere() throws Exception {
        var begun = new CountDownLatch(1);
        SupervisedLoop loop = loops.start("test", () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException closing) {
                throw new IllegalStateException("interrupted", closing);
            }
        });
        assertThat(begun.await(10, SECONDS)).isTrue();
        loops.close(loop);
        assertThat(loop.trouble()).isEmpty();
    }

    @Test
    void a_service_decides_what_its_health_says_of_a_loop_that_fails() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LoopAutoConfiguration.class))
                .withPropertyValues("berth.loops.status-while-failing=DEGRADED")
                .run(context -> {
                    var inContext = context.getBean(SupervisedLoops.class);
                    SupervisedLoop loop = inContext.start("test", () -> {
                        throw new IllegalStateException("broken");
                    });
                    try {
                        var shown = (LoopHealth) context.getBean("loops");
                        await().atMost(10, SECONDS)
                                .until(() -> shown.health().getStatus().equals(new Status("DEGRADED")));
                    } finally {
                        inContext.close(loop);
                    }
                });
    }
}
