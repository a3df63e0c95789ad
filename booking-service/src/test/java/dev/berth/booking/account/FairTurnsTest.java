package dev.berth.booking.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.booking.account.FairTurns.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FairTurnsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final FairTurns turns = new FairTurns(1, 100);
    private final List<String> served = new CopyOnWriteArrayList<>();

    @Test
    void a_flood_from_one_group_delays_another_by_one_turn() throws Exception {
        turns.acquire("flood", LONG);
        CountDownLatch all = new CountDownLatch(51);
        for (int i = 0; i < 50; i++) enter("flood", i + 1, all);
        enter("somebody", 51, all);

        turns.release();
        all.await();

        assertThat(served).hasSize(51);
        assertThat(served.indexOf("somebody")).isEqualTo(1);
    }

    @Test
    void a_group_may_have_only_so_many_waiting_and_others_are_not_counted_for_it() throws Exception {
        turns.acquire("flood", LONG);
        CountDownLatch all = new CountDownLatch(101);
        for (int i = 0; i < 100; i++) enter("flood", i + 1, all);
        assertThat(turns.acquire("flood", LONG)).isEqualTo(Outcome.GROUP_FULL);
        enter("somebody", 101, all);
        turns.release();
        all.await();
        assertThat(served).contains("somebody");
    }

    @Test
    void who_waited_too_long_leaves_the_turn_to_the_next() throws Exception {
        turns.acquire("one", LONG);
        assertThat(turns.acquire("two", Duration.ofMillis(1))).isEqualTo(Outcome.TIMED_OUT);
        turns.release();
        assertThat(turns.acquire("three", Duration.ofMillis(1))).isEqualTo(Outcome.GRANTED);
        assertThat(turns.acquire("four", Duration.ofMillis(1))).isEqualTo(Outcome.TIMED_OUT);
    }

    /** Waits in line before the next one comes, so that the test knows the order of arrival. */
    private void enter(String group, int arrival, CountDownLatch all) {
        Thread.ofVirtual().start(() -> {
            try {
                if (turns.acquire(group, LONG) == Outcome.GRANTED) {
                    served.add(group);
                    turns.release();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                all.countDown();
            }
        });
        await().pollInterval(Duration.ofMillis(1)).until(() -> turns.waiting() == arrival);
    }
}
