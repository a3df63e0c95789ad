package dev.berth.availability.compute;

import static dev.berth.availability.compute.NodesFixture.START;
import static dev.berth.availability.compute.NodesFixture.claim;
import static dev.berth.availability.compute.NodesFixture.cores;
import static dev.berth.availability.compute.NodesFixture.gpus;
import static dev.berth.availability.compute.NodesFixture.node;
import static dev.berth.availability.compute.NodesFixture.nothing;
import static dev.berth.availability.compute.NodesFixture.withStatus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.availability.grid.FreeRun;
import dev.berth.availability.grid.Grid;
import dev.berth.availability.occupancy.Offer;
import dev.berth.availability.occupancy.Window;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NodesTest {
    private static final UUID NODE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final UUID BOOKING = UUID.randomUUID();
    private static final Window DAY = new Window(START, START + 40, START + 90 * 96);

    private final NodesFixture occupancy = new NodesFixture();

    @Test
    void an_empty_node_is_free_for_the_whole_window() {
        occupancy.apply(node(NODE, 8));
        assertThat(runs(cores(8, 4))).containsExactly(new FreeRun(START, START + 40));
    }

    @Test
    void a_simulated_node_is_offered_only_to_who_asks_for_one() {
        occupancy.apply(
                new NodeFacts(NODE, 1, "heron", "online", "here", Set.of("cpu", "simulated"), 8, 64, List.of()));

        assertThat(occupancy.search(new ComputeAsk(1, 1, 0, Set.of("cpu"), 4), DAY, null, 10))
                .isEmpty();
        assertThat(occupancy.search(new ComputeAsk(1, 1, 0, Set.of("cpu", "simulated"), 4), DAY, null, 10))
                .hasSize(1);
    }

    @Test
    void a_booking_splits_the_window_for_those_who_need_its_cores() {
        occupancy.apply(node(NODE, 8));
        occupancy.apply(claim(BOOKING, 0, NODE, START + 10, START + 20, 5));
        assertThat(runs(cores(4, 4)))
                .containsExactly(new FreeRun(START, START + 10), new FreeRun(START + 20, START + 40));
        assertThat(runs(cores(3, 4))).containsExactly(new FreeRun(START, START + 40));
    }

    @Test
    void a_gap_that_is_too_short_is_not_offered() {
        occupancy.apply(node(NODE, 8));
        occupancy.apply(claim(BOOKING, 0, NODE, START + 3, START + 20, 8));
        assertThat(runs(cores(1, 4))).containsExactly(new FreeRun(START + 20, START + 40));
    }

    @Test
    void a_booking_that_comes_before_its_node_counts() {
        occupancy.apply(claim(BOOKING, 0, NODE, START, START + 40, 8));
        assertThat(occupancy.search(cores(1, 4), DAY, null, 10)).isEmpty();
        occupancy.apply(node(NODE, 8));
        assertThat(offer(cores(1, 4)).nextStart()).isEqualTo(START + 40);
        assertThat(runs(cores(1, 4))).isEmpty();
    }

    @Test
    void an_older_event_and_a_repeated_one_change_nothing() {
        occupancy.apply(node(NODE, 8));
        occupancy.apply(claim(BOOKING, 4, NODE, START, START + 10, 8));
        occupancy.apply(claim(BOOKING, 4, NODE, START, START + 10, 8));
        occupancy.apply(claim(BOOKING, 3, NODE, START, START + 40, 8));
        assertThat(runs(cores(8, 4))).containsExactly(new FreeRun(START + 10, START + 40));
        occupancy.apply(nothing(BOOKING, 5));
        assertThat(runs(cores(8, 4))).containsExactly(new FreeRun(START, START + 40));
    }

    @Test
    void a_booking_that_moves_frees_the_node_it_leaves() {
        occupancy.apply(node(NODE, 8));
        occupancy.apply(node(OTHER, 8));
        occupancy.apply(claim(BOOKING, 0, NODE, START, START + 40, 8));
        occupancy.apply(claim(BOOKING, 1, OTHER, START, START + 40, 8));
        assertThat(occupancy.search(cores(8, 4), DAY, NODE, 10).getFirst().nextStart())
                .isEqualTo(START);
        assertThat(occupancy.search(cores(8, 4), DAY, OTHER, 10).getFirst().nextStart())
                .isEqualTo(START + 40);
    }

    @Test
    void a_tombstone_frees_what_the_booking_held() {
        occupancy.apply(node(NODE, 8));
        occupancy.apply(claim(BOOKING, 0, NODE, START, START + 40, 8));
        occupancy.bookings.remove(BOOKING);
        occupancy.bookings.remove(BOOKING);
        assertThat(runs(cores(8, 4))).containsExactly(new FreeRun(START, START + 40));
    }

    @Test
    void a_removed_node_is_not_brought_back_by_an_old_event() {
        occupancy.apply(node(NODE, 8));
        occupancy.nodes.remove(NODE);
        occupancy.apply(node(NODE, 8));
        assertThat(occupancy.search(cores(1, 4), DAY, null, 10)).isEmpty();
        occupancy.apply(withStatus(node(NODE, 8), "online", 2));
        assertThat(runs(cores(1, 4))).isNotEmpty();
    }

    @Test
    void only_nodes_that_are_online_or_asleep_and_carry_the_tags_are_offered() {
        for (String status : List.of("online", "asleep")) {
            occupancy.apply(withStatus(node(UUID.randomUUID(), 8), status, 1));
        }
        for (String status : List.of("offline", "maintenance", "something-new")) {
            occupancy.apply(withStatus(node(UUID.randomUUID(), 8), status, 1));
        }
        assertThat(occupancy.search(cores(1, 4), DAY, null, 10)).hasSize(2);
        assertThat(occupancy.search(new ComputeAsk(1, 1, 0, Set.of("cuda"), 4), DAY, null, 10))
                .hasSize(2);
        assertThat(occupancy.search(new ComputeAsk(1, 1, 0, Set.of("cuda", "quiet"), 4), DAY, null, 10))
                .isEmpty();
    }

    @Test
    void a_booking_keeps_its_gpu_so_two_half_free_gpus_do_not_make_one_free_day() {
        occupancy.apply(node(NODE, 8, "A", "B"));
        occupancy.apply(claim(UUID.randomUUID(), 0, NODE, START, START + 20, 1, "A"));
        occupancy.apply(claim(UUID.randomUUID(), 0, NODE, START + 10, START + 40, 1, "B"));
        assertThat(runs(gpus(1, 4)))
                .containsExactly(new FreeRun(START, START + 10), new FreeRun(START + 20, START + 40));
        assertThat(runs(gpus(2, 4))).isEmpty();
    }

    @Test
    void free_runs_overlap_where_one_gpu_takes_over_from_another() {
        occupancy.apply(node(NODE, 8, "A", "B"));
        occupancy.apply(claim(UUID.randomUUID(), 0, NODE, START, START + 10, 1, "A"));
        occupancy.apply(claim(UUID.randomUUID(), 0, NODE, START + 20, START + 40, 1, "B"));
        assertThat(runs(gpus(1, 4)))
                .containsExactly(new FreeRun(START, START + 20), new FreeRun(START + 10, START + 40));
        assertThat(runs(gpus(2, 4))).containsExactly(new FreeRun(START + 10, START + 20));
    }

    @Test
    void a_gpu_stays_taken_when_the_event_that_frees_it_comes_after_the_one_that_books_it_anew() {
        UUID second = UUID.randomUUID();
        occupancy.apply(node(NODE, 8, "A"));
        occupancy.apply(claim(BOOKING, 0, NODE, START, START + 40, 1, "A"));
        occupancy.apply(claim(second, 0, NODE, START, START + 40, 1, "A"));
        occupancy.apply(nothing(BOOKING, 1));
        assertThat(runs(gpus(1, 4))).isEmpty();
    }

    @Test
    void the_next_start_may_lie_beyond_the_window_but_not_beyond_the_horizon() {
        occupancy.apply(node(NODE, 8));
        occupancy.apply(claim(BOOKING, 0, NODE, START, START + 50, 8));
        assertThat(offer(cores(1, 4)).nextStart()).isEqualTo(START + 50);
        Window near = new Window(START, START + 40, START + 53);
        assertThat(occupancy.search(cores(1, 4), near, null, 10)).isEmpty();
    }

    @Test
    void the_soonest_come_first_and_no_more_than_asked_for() {
        occupancy.apply(node(NODE, 8));
        occupancy.apply(node(OTHER, 8));
        occupancy.apply(claim(BOOKING, 0, NODE, START, START + 10, 8));
        assertThat(occupancy.search(cores(1, 4), DAY, null, 10))
                .extracting(Offer::id)
                .containsExactly(OTHER, NODE);
        assertThat(occupancy.search(cores(1, 4), DAY, null, 1)).hasSize(1);
    }

    @Test
    void ended_bookings_are_forgotten_after_a_day_and_old_ones_are_never_kept() {
        occupancy.apply(node(NODE, 8));
        occupancy.apply(claim(BOOKING, 0, NODE, START, START + 10, 8));
        occupancy.bookings.forgetBefore(Grid.startOf(START + 12).plus(Duration.ofHours(23)));
        assertThat(occupancy.bookings.count()).isEqualTo(1);
        occupancy.bookings.forgetBefore(Grid.startOf(START + 12).plus(Duration.ofHours(25)));
        assertThat(occupancy.bookings.count()).isZero();
        occupancy.apply(claim(UUID.randomUUID(), 0, NODE, START, START + 10, 8));
        assertThat(occupancy.bookings.count()).isZero();
    }

    private Offer offer(ComputeAsk ask) {
        return occupancy.search(ask, DAY, null, 10).getFirst();
    }

    private List<FreeRun> runs(ComputeAsk ask) {
        return occupancy.search(ask, DAY, null, 10).stream()
                .flatMap(it -> it.runs().stream())
                .toList();
    }
}
