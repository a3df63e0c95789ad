package dev.berth.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final LinkEnd BROKEN = LinkEnd.broken("cut");

    private final Pauses pauses = new Pauses(new Random(1));

    @Test
    void a_control_plane_that_cannot_be_reached_is_tried_ever_more_rarely_up_to_a_minute() {
        var all = IntStream.range(0, 12)
                .mapToObj(it -> pauses.after(BROKEN, false, Optional.empty()))
                .toList();
        assertThat(all.getFirst()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(all.get(3)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(all.getLast()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    @Test
    void nodes_come_back_spread_over_the_time_that_the_service_names() {
        pauses.spread(30);
        var all = IntStream.range(0, 1_000)
                .mapToObj(it -> pauses.after(BROKEN, true, Optional.empty()))
                .toList();
        assertThat(all).allMatch(it -> it.compareTo(Duration.ofSeconds(31)) <= 0);
        long inTheFirstHalf = all.stream()
                .filter(it -> it.compareTo(Duration.ofMillis(15_750)) < 0)
                .count();
        assertThat(inTheFirstHalf).isBetween(420L, 580L);
    }

    @Test
    void a_goodbye_names_the_time_but_not_one_without_end() {
        assertThat(pauses.after(BROKEN, true, Optional.of(new ServiceMessage.Bye("", 7))))
                .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
        assertThat(pauses.after(BROKEN, true, Optional.of(new ServiceMessage.Bye("", Integer.MAX_VALUE))))
                .isLessThan(Duration.ofSeconds(301));
        assertThat(pauses.after(BROKEN, true, Optional.of(new ServiceMessage.Bye("", -7))))
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void two_agents_with_one_key_do_not_take_turns_for_ever_quickly() {
        var replaced = new LinkEnd(LinkEnd.REPLACED, "");
        Duration last = Duration.ZERO;
        for (int i = 0; i < 8; i++) {
            last = pauses.after(replaced, true, Optional.empty());
        }
        assertThat(last).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }
}
