package dev.berth.booking.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.reservation.Change;
import dev.berth.booking.reservation.DecideBooking;
import dev.berth.booking.reservation.Order;
import dev.berth.booking.reservation.Orders;
import dev.berth.booking.reservation.Placing;
import dev.berth.booking.reservation.Reserve;
import dev.berth.booking.reservation.ledger.LedgerAudit;
import dev.berth.booking.security.Caller;
import dev.berth.booking.testing.Constraints;
import dev.berth.booking.testing.Rush;
import dev.berth.booking.testing.RushTest;
import dev.berth.booking.testing.TestNodes;
import dev.berth.booking.testing.TestNodes.TestNode;
import dev.berth.booking.testing.TestPeople;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The promise that everything else rests on, and the proof that it is PostgreSQL's constraints that keep it. */
@RushTest
class OversubscriptionTest {
    private static final int PEOPLE = 200;

    private final Reserve reserve;
    private final DecideBooking decide;
    private final LedgerAudit audit;
    private final TestNodes nodes;
    private final TestPeople people;
    private final JdbcClient jdbc;
    private final Constraints constraints;
    private final Clock clock;

    OversubscriptionTest(
            Reserve reserve,
            DecideBooking decide,
            LedgerAudit audit,
            TestNodes nodes,
            TestPeople people,
            JdbcClient jdbc,
            Constraints constraints,
            Clock clock) {
        this.reserve = reserve;
        this.decide = decide;
        this.audit = audit;
        this.nodes = nodes;
        this.people = people;
        this.jdbc = jdbc;
        this.constraints = constraints;
        this.clock = clock;
    }

    private List<Placing.Booked> rush(Order order) {
        List<Caller> callers = IntStream.range(0, PEOPLE)
                .mapToObj(n -> people.student().caller())
                .toList();
        return Rush.of(PEOPLE, n -> reserve.place(order, callers.get(n))).stream()
                .filter(Placing.Booked.class::isInstance)
                .map(Placing.Booked.class::cast)
                .toList();
    }

    private int mostCoresUsed(TestNode node) {
        return jdbc.sql("SELECT max(cores_used) FROM node_slot WHERE node_id = ?")
                .param(node.id())
                .query(Integer.class)
                .single();
    }

    private int mostCoresOwed(TestNode node) {
        return jdbc.sql("""
                        SELECT sum(cores) FROM booking
                        WHERE node_id = ? AND status IN ('pending', 'approved', 'active')""").param(node.id()).query(Integer.class).single();
    }

    @Test
    void of_two_hundred_people_who_want_a_node_with_room_for_seven_seven_get_it() {
        TestNode node = nodes.node(7 * 4, 1000);

        List<Placing.Booked> booked = rush(Orders.on(node.tag(), clock, 4, 0));

        assertThat(booked).hasSize(7);
        assertThat(mostCoresUsed(node)).isEqualTo(28).isEqualTo(mostCoresOwed(node));
        assertThat(audit.differences()).isEmpty();
    }

    @Test
    void each_gpu_goes_to_one_of_them() {
        TestNode node = nodes.gpuNode(1000, 1000, 7);

        List<Placing.Booked> booked = rush(Orders.on(node.tag(), clock, 1, 1));

        assertThat(booked).hasSize(7);
        assertThat(booked)
                .flatExtracting(it -> it.booking().placement().gpuUuids())
                .containsExactlyInAnyOrderElementsOf(node.gpuUuids());
        assertThat(audit.bookingsWithWrongGpus()).isEmpty();
    }

    @Test
    void an_approval_never_fails_for_lack_of_room() {
        TestNode node = nodes.gpuNode(7, 1000, 7);
        Caller admin = people.admin().caller();
        List<Placing.Booked> booked = rush(Orders.on(node.tag(), clock, 1, 1));
        assertThat(Rush.of(
                        booked.size(),
                        n -> decide.approve(booked.get(n).booking().id(), admin)))
                .hasSize(7)
                .allMatch(Change.Changed.class::isInstance);
    }

    @Test
    void the_database_refuses_whoever_writes() {
        TestNode node = nodes.gpuNode(4, 4, 1);
        assertThat(reserve.place(
                        Orders.on(node.tag(), clock, 4, 1), people.student().caller()))
                .isInstanceOf(Placing.Booked.class);
        assertThat(refuses("UPDATE node_slot SET cores_used = 5 WHERE node_id = '%s'".formatted(node.id())))
                .isTrue();
        assertThat(refuses("UPDATE node_slot SET memory_gb_used = 5 WHERE node_id = '%s'".formatted(node.id())))
                .isTrue();
    }

    private boolean refuses(String sql) {
        try {
            return jdbc.sql(sql).update() < 0;
        } catch (DataIntegrityViolationException e) {
            return true;
        }
    }

    /** The same rushes with the judge sent home: if these did not fail, the tests above would prove nothing. */
    @Test
    void without_the_checks_the_same_rush_gives_the_node_away_again_and_again() {
        TestNode node = nodes.node(7 * 4, 1000);
        constraints.without("node_slot", "node_slot_cores_suffice", () -> {
            assertThat(rush(Orders.on(node.tag(), clock, 4, 0)).size()).isGreaterThan(7);
            assertThat(mostCoresUsed(node)).isGreaterThan(28);
        });
    }

    @Test
    void without_the_exclusion_a_gpu_can_be_held_twice() {
        TestNode node = nodes.gpuNode(4, 1000, 1);
        reserve.place(Orders.on(node.tag(), clock, 1, 1), people.student().caller());
        reserve.place(Orders.on(node.tag(), clock, 1, 0), people.student().caller());
        String again = """
                INSERT INTO gpu_hold SELECT b.id, h.gpu_uuid, h.during FROM gpu_hold h, booking b
                WHERE h.gpu_uuid = '%s' AND b.node_id = '%s' AND b.id <> h.booking_id""".formatted(node.gpuUuids().getFirst(), node.id());
        assertThat(refuses(again)).isTrue();
        constraints.without(
                "gpu_hold",
                "gpu_hold_exclusive",
                () -> assertThat(jdbc.sql(again).update()).isEqualTo(1));
    }
}
