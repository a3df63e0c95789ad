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

    private static PlaceableNode node(String name) {
        return new PlaceableNode(
                UUID.nameUUIDFromBytes(name.getBytes()), name, 8, 32, List.of(), false, PlaceableNode.Times.ALWAYS);
    }

    @Test
    void a_node_whose_gpus_are_taken_is_loaded() {
        UUID ours = UUID.nameUUIDFromBytes("a-gpu".getBytes());
        var gpuNode =
                new PlaceableNode(ours, "a-gpu", 8, 32, List.of("GPU-0", "GPU-1"), false, PlaceableNode.Times.ALWAYS);
        var plain = node("b");
        var peaks = Map.of(ours, new Peak(1, 1, 1), plain.id(), new Peak(2, 2, 0));
        assertThat(LeastLoaded.first(List.of(gpuNode, plain), peaks, NodeWish.of(1, 1, 0, List.of())))
                .containsExactly(plain, gpuNode);
    }

    @Test
    void an_idle_node_is_taken_before_one_that_is_half_full() {
        var half = node("half");
        var idle = node("idle");

        assertThat(LeastLoaded.first(List.of(half, idle), Map.of(half.id(), new Peak(4, 16, 0)), ONE_CORE))
                .containsExactly(idle, half);
    }

    @Test
    void a_full_node_is_not_taken() {
        var full = node("full");

        assertThat(LeastLoaded.first(List.of(full), Map.of(full.id(), new Peak(8, 8, 0)), ONE_CORE))
                .isEmpty();
    }
}
