package dev.berth.booking.reservation.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.grid.Window;
import dev.berth.booking.node.NodeWish;
import dev.berth.booking.node.PlaceableNode;
import dev.berth.booking.reservation.ledger.NodeLoads.Peak;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlternativesTest {
    private static final Instant ORIGIN = Instant.parse("2026-12-01T08:00:00Z");
    private static final Window SPAN = window(0, 12);

    private static Window window(int fromSlot, int untilSlot) {
        return new Window(
                ORIGIN.plus(Grid.SLOT.multipliedBy(fromSlot)), ORIGIN.plus(Grid.SLOT.multipliedBy(untilSlot)));
    }

    private static PlaceableNode node(String name) {
        return new PlaceableNode(
                UUID.nameUUIDFromBytes(name.getBytes()), name, 8, 32, List.of(), false, PlaceableNode.Times.ALWAYS);
    }

    private static BitSet slots(int... taken) {
        BitSet slots = new BitSet();
        Arrays.stream(taken).forEach(slots::set);
        return slots;
    }

    private static NodeCalendar calendar(String name, int... full) {
        return new NodeCalendar(node(name), slots(full), List.of(), 0);
    }

    private static List<Window> around(Window wished, NodeCalendar... calendars) {
        return new Alternatives(List.of(calendars), SPAN)
                .around(wished).stream().map(NoRoom.Alternative::window).toList();
    }

    @Test
    void the_nearest_starts_come_first_and_the_later_of_two_equally_near() {
        assertThat(around(window(4, 6), calendar("a", 4, 5))).containsExactly(window(6, 8), window(2, 4), window(7, 9));
    }

    @Test
    void an_alternative_has_room_over_its_whole_length() {
        assertThat(around(window(4, 8), calendar("a", 4, 9))).containsExactly(window(5, 9), window(0, 4));
    }

    @Test
    void alternatives_stay_inside_the_span() {
        assertThat(around(window(0, 6), calendar("a", 0, 7))).containsExactly(window(1, 7));
        assertThat(around(window(0, 12), calendar("a", 0))).isEmpty();
    }

    @Test
    void another_node_may_have_room_at_the_same_time() {
        var found = new Alternatives(List.of(calendar("a", 4), calendar("b")), SPAN).around(window(4, 6));
        assertThat(found.getFirst().window()).isEqualTo(window(4, 6));
        assertThat(found.getFirst().name()).isEqualTo("b");
    }

    @Test
    void conflicts_are_the_times_at_which_every_node_is_taken() {
        var search = new Alternatives(List.of(calendar("a", 4, 5, 7), calendar("b", 5, 7)), SPAN);
        assertThat(search.conflicts(window(4, 8))).containsExactly(window(5, 6), window(7, 8));
    }

    @Test
    void nodes_that_are_taken_in_turn_conflict_whenever_one_is() {
        var search = new Alternatives(List.of(calendar("a", 4), calendar("b", 5)), SPAN);
        assertThat(search.conflicts(window(4, 6))).containsExactly(window(4, 6));
    }

    @Test
    void the_same_gpu_is_free_all_the_time_or_it_is_none() {
        var inTurn = new NodeCalendar(node("a"), slots(), List.of(slots(4), slots(5)), 1);
        assertThat(inTurn.hasRoom(4, 1)).isTrue();
        assertThat(inTurn.hasRoom(4, 2)).isFalse();
        assertThat(inTurn.hasRoom(5, 2)).isTrue();
    }

    @Test
    void the_least_loaded_node_comes_first_then_the_name() {
        var a = node("a");
        var b = node("b");
        var c = node("c");
        var wish = new NodeWish(2, 2, 0, Set.of());
        var peaks = Map.of(a.id(), new Peak(2, 20, 0), b.id(), new Peak(4, 0, 0), c.id(), new Peak(7, 0, 0));
        assertThat(Placements.LeastLoaded.first(List.of(c, b, a), peaks, wish))
                .extracting(PlaceableNode::name)
                .containsExactly("b", "a");
        assertThat(Placements.LeastLoaded.first(List.of(c, b, a), Map.of(), wish))
                .extracting(PlaceableNode::name)
                .containsExactly("a", "b", "c");
    }
}
