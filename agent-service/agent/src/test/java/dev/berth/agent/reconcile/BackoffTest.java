package dev.berth.agent.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random(1));

    @Test
    void pauses_double_up_to_the_longest_and_never_overflow() {
        assertThat(backoff.after(1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(backoff.after(3)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(backoff.after(1_000)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    @Test
    void two_nodes_do_not_try_in_unison() {
        assertThat(IntStream.range(0, 50)
                        .mapToObj(it -> backoff.after(4))
                        .distinct()
                        .count())
                .isGreaterThan(10);
    }
}
