package dev.berth.booking.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.booking.problem.TooBusy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RushesTest {
    private static final UUID ROOM = UUID.randomUUID();
    private static final Placing BOOKED = new Placing.StillRunning();
    private static final Placing.Refused TAKEN = new Placing.Closed(BookingKind.ROOM);
    private static final int AT_ONCE = 3;

    private final Rushes rushes = new Rushes(new RushSettings(Duration.ofMillis(50)));
    private final Rushes patient = new Rushes(new RushSettings(Duration.ofMinutes(1)));
    private final CountDownLatch inside = new CountDownLatch(AT_ONCE);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void who_waits_for_too_long_is_told_to_come_back_and_is_not_in_the_way_later() throws Exception {
        List<FutureTask<Placing>> slow =
                Stream.generate(this::slowTry).limit(AT_ONCE).toList();
        slow.forEach(Thread::startVirtualThread);
        inside.await();

        for (int n = 0; n < 5; n++) {
            assertThatThrownBy(() -> rushes.through(ROOM, Optional::empty, () -> BOOKED))
                    .isInstanceOf(TooBusy.class);
        }

        goOn.countDown();
        for (FutureTask<Placing> one : slow) {
            assertThat(one.get()).isSameAs(BOOKED);
        }
        List<FutureTask<Placing>> next =
                Stream.generate(this::togetherWithTwoOthers).limit(AT_ONCE).toList();
        next.forEach(Thread::startVirtualThread);
        for (FutureTask<Placing> one : next) {
            assertThat(one.get()).isSameAs(BOOKED);
        }
    }

    private FutureTask<Placing> slowTry() {
        return slowTry(rushes);
    }

    private FutureTask<Placing> slowTry(Rushes rushes) {
        return new FutureTask<>(() -> rushes.through(ROOM, Optional::empty, () -> {
            inside.countDown();
            await(goOn);
            return BOOKED;
        }));
    }

    private final CountDownLatch together = new CountDownLatch(AT_ONCE);

    /** Ends only when all three are inside: no turn was lost. */
    private FutureTask<Placing> togetherWithTwoOthers() {
        return new FutureTask<>(() -> rushes.through(ROOM, Optional::empty, () -> {
            together.countDown();
            await(together);
            return BOOKED;
        }));
    }

    @Test
    void who_sees_that_it_is_taken_does_not_wait() throws Exception {
        Stream.generate(this::slowTry).limit(AT_ONCE).forEach(Thread::startVirtualThread);
        inside.await();

        assertThat(rushes.through(ROOM, () -> Optional.of(TAKEN), () -> BOOKED)).isSameAs(TAKEN);
        goOn.countDown();
    }

    @Test
    void who_has_waited_looks_again_before_they_try() throws Exception {
        Stream.generate(() -> slowTry(patient)).limit(AT_ONCE).forEach(Thread::startVirtualThread);
        inside.await();
        AtomicInteger looks = new AtomicInteger();

        Placing placing = patient.through(
                ROOM,
                () -> {
                    goOn.countDown();
                    return looks.incrementAndGet() == 1 ? Optional.empty() : Optional.of(TAKEN);
                },
                () -> BOOKED);

        assertThat(placing).isSameAs(TAKEN);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
