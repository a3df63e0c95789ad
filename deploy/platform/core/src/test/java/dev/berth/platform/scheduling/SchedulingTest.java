package dev.berth.platform.scheduling;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.scheduling.annotation.Scheduled;

class SchedulingTest {
    @Test
    void a_task_that_hangs_delays_no_other() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(SchedulingAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
                .withPropertyValues("spring.threads.virtual.enabled=true")
                .withUserConfiguration(Tasks.class)
                .run(context -> {
                    Tasks tasks = context.getBean(Tasks.class);
                    try {
                        assertThat(tasks.hanging.await(10, SECONDS)).isTrue();
                        int before = tasks.rounds.get();
                        await().atMost(10, SECONDS).until(() -> tasks.rounds.get() > before + 2);
                    } finally {
                        tasks.mayGoOn.countDown();
                    }
                });
    }

    static class Tasks {
        final CountDownLatch hanging = new CountDownLatch(1);
        final CountDownLatch mayGoOn = new CountDownLatch(1);
        final AtomicInteger rounds = new AtomicInteger();

        @Scheduled(fixedDelay = 10)
        void hangs() throws InterruptedException {
            hanging.countDown();
            mayGoOn.await();
        }

        @Scheduled(fixedDelay = 10)
        void goesOn() {
            rounds.incrementAndGet();
        }
    }
}
