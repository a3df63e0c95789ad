package dev.berth.booking.reservation.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.node.NodeWish;
import dev.berth.booking.node.PlaceableNode;
import dev.berth.booking.reservation.ledger.NodeLoads.Peak;
import dev.berth.booking.reservation.placement.Placements.LeastLoaded;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeastLoadedTest {
    private static final NodeWish ONE_CORE = NodeWish.of(1, 1, 0, List.of());

    private static PlaceableNode node(String name, boolean simulated) {
        return new PlaceableNode(UUID.nameUUIDFromBytes(name.getBytes()), name, 8, 32, List.of(), simulated);
    }

    @Test
    void a_real_node_is_taken_before_an_idle_simulated_one() {
        var real = node("real", false);
        var idle = node("idle", true);

        assertThat(LeastLoaded.first(List.of(idle, real), Map.of(real.id(), new Peak(6, 24)), ONE_CORE))
                .containsExactly(real, idle);
    }

    @Test
    void a_simulated_node_is_taken_where_the_real_one_is_full() {
        var real = node("real", false);
        var idle = node("idle", true);

        assertThat(LeastLoaded.first(List.of(idle, real), Map.of(real.id(), new Peak(8, 8)), ONE_CORE))
                .containsExactly(idle);
    }
}
