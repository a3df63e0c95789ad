package dev.berth.booking.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AskedTogetherTest {
    private final AskedTogether<String, Integer> together = new AskedTogether<>(1);
    private final AtomicInteger worked = new AtomicInteger();

    @Test
    @Tag("race")
    void whoAsksWhileItIsWorkedOutSharesTheNextAnswer() throws Exception {
        var firstIsAtIt = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var first = asks(() -> {
            firstIsAtIt.countDown();
            await(goOn);
            return worked.incrementAndGet();
        });
        firstIsAtIt.await();
        List<FutureTask<Integer>> others = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            var task = new FutureTask<>(() -> together.ask("the same", worked::incrementAndGet));
            others.add(task);
            threads.add(Thread.ofPlatform().start(task));
        }
        Awaitility.await().until(() -> threads.stream().allMatch(it -> it.getState() == Thread.State.WAITING));
        goOn.countDown();

        assertThat(first.get()).isEqualTo(1);
        for (var other : others) {
            assertThat(other.get()).isEqualTo(2);
        }
        assertThat(worked).hasValue(2);
    }

    @Test
    void whoAsksLaterGetsANewAnswer() {
        assertThat(together.ask("the same", worked::incrementAndGet)).isEqualTo(1);
        assertThat(together.ask("the same", worked::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void aFailureIsToldAndForgotten() {
        assertThatThrownBy(() -> together.ask("the same", () -> {
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");
        assertThat(together.ask("the same", worked::incrementAndGet)).isEqualTo(1);
    }

    private FutureTask<Integer> asks(Supplier<Integer> work) {
        var task = new FutureTask<>(() -> together.ask("the same", work));
        Thread.ofVirtual().start(task);
        return task;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
