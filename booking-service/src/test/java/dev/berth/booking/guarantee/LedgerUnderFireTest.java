package dev.berth.booking.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.Change;
import dev.berth.booking.reservation.DecideBooking;
import dev.berth.booking.reservation.ExtendBooking;
import dev.berth.booking.reservation.MoveBooking;
import dev.berth.booking.reservation.Orders;
import dev.berth.booking.reservation.Placing;
import dev.berth.booking.reservation.Reserve;
import dev.berth.booking.reservation.ledger.LedgerAudit;
import dev.berth.booking.reservation.ledger.LedgerAuditor;
import dev.berth.booking.security.Caller;
import dev.berth.booking.testing.Deadlocks;
import dev.berth.booking.testing.Rush;
import dev.berth.booking.testing.RushTest;
import dev.berth.booking.testing.TestNodes;
import dev.berth.booking.testing.TestNodes.TestNode;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestReports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many people doing everything at once on few nodes: the books must balance afterwards, and nobody wait for ever. */
@RushTest
class LedgerUnderFireTest {
    private static final int PEOPLE = 16;
    private static final int STEPS = 60;

    private final Reserve reserve;
    private final DecideBooking decide;
    private final ExtendBooking extend;
    private final MoveBooking move;
    private final TestReports reports;
    private final LedgerAudit audit;
    private final LedgerAuditor auditor;
    private final HealthIndicator health;
    private final JdbcClient jdbc;
    private final Deadlocks deadlocks;
    private final Clock clock;
    private final Caller admin;
    private final List<Caller> students;
    private final String tag = TestNodes.newTag();
    private final List<TestNode> fleet;

    LedgerUnderFireTest(
            Reserve reserve,
            DecideBooking decide,
            ExtendBooking extend,
            MoveBooking move,
            TestReports reports,
            LedgerAudit audit,
            LedgerAuditor auditor,
            @org.springframework.beans.factory.annotation.Qualifier("booking") HealthIndicator health,
            TestNodes nodes,
            TestPeople people,
            JdbcClient jdbc,
            Deadlocks deadlocks,
            Clock clock) {
        this.reserve = reserve;
        this.decide = decide;
        this.extend = extend;
        this.move = move;
        this.reports = reports;
        this.audit = audit;
        this.auditor = auditor;
        this.health = health;
        this.jdbc = jdbc;
        this.deadlocks = deadlocks;
        this.clock = clock;
        this.admin = people.admin().caller();
        this.students = IntStream.range(0, PEOPLE)
                .mapToObj(n -> people.student().caller())
                .toList();
        this.fleet =
                IntStream.range(0, 3).mapToObj(n -> nodes.node(8, 64, 2, tag)).toList();
    }

    @Test
    void whatever_happens_at_once_the_ledger_is_what_the_bookings_say_and_nothing_deadlocks() {
        Rush.of(PEOPLE, n -> {
            new Someone(students.get(n), new Random(n)).actAtRandom();
            return n;
        });

        assertThat(jdbc.sql("SELECT count(*) FROM booking WHERE node_id = ANY (?)")
                        .param(fleet.stream().map(TestNode::id).toArray(UUID[]::new))
                        .query(Integer.class)
                        .single())
                .isGreaterThan(100);
        assertThat(audit.differences()).isEmpty();
        assertThat(audit.bookingsWithWrongGpus()).isEmpty();
        assertThat(deadlocks.count()).isZero();
    }

    private class Someone {
        private final Caller me;
        private final Random dice;
        private final List<Booking> mine = new ArrayList<>();

        Someone(Caller me, Random dice) {
            this.me = me;
            this.dice = dice;
        }

        void actAtRandom() {
            for (int step = 0; step < STEPS; step++) {
                if (mine.isEmpty() || dice.nextInt(3) == 0) {
                    book();
                } else {
                    change(mine.get(dice.nextInt(mine.size())));
                }
            }
        }

        private void book() {
            Instant start = Grid.floor(clock.instant()).plus(Grid.SLOT.multipliedBy(dice.nextInt(24)));
            Instant end = start.plus(Grid.SLOT.multipliedBy(1 + dice.nextInt(12)));
            var order = Orders.of(tag, start, end, 1 + dice.nextInt(4), dice.nextInt(2));
            if (reserve.place(order, me) instanceof Placing.Booked it) {
                mine.add(it.booking());
            }
        }

        private void change(Booking booking) {
            UUID id = booking.id();
            Change answer = switch (dice.nextInt(7)) {
                case 0 -> decide.approve(id, admin);
                case 1 -> decide.cancel(id, OptionalLong.empty(), me);
                case 2 -> decide.reject(id, "No", admin);
                case 3 -> decide.end(id, me);
                case 4 ->
                    extend.extend(
                            id, booking.window().endsAt().plus(Grid.SLOT.multipliedBy(1 + dice.nextInt(4))), admin);
                case 5 -> move.move(id, fleet.get(dice.nextInt(fleet.size())).id(), admin);
                default -> reported(booking);
            };
            if (answer instanceof Change.Changed it) {
                mine.replaceAll(old -> old.id().equals(id) ? it.booking() : old);
            }
        }

        private Change reported(Booking booking) {
            var workspace = booking.workspace();
            if (workspace != null) {
                String state = List.of("preparing", "running", "running", "stopped", "failed")
                        .get(dice.nextInt(5));
                reports.report(booking.placement().nodeId(), booking.id(), workspace.generation(), state);
            }
            return new Change.Changed(booking);
        }
    }

    @Test
    void the_auditor_finds_what_somebody_did_to_the_tables_by_hand() {
        var booked = (Placing.Booked) reserve.place(
                Orders.of(tag, farAhead(), farAhead().plus(Duration.ofHours(1)), 1, 1), students.getFirst());
        auditor.look();
        assertThat(auditor.last().clean()).isTrue();

        UUID node = booked.booking().placement().nodeId();
        jdbc.sql("UPDATE node_slot SET cores_used = cores_used + 1 WHERE node_id = ? AND slot = ?")
                .params(node, farAhead().atOffset(java.time.ZoneOffset.UTC))
                .update();
        jdbc.sql("DELETE FROM gpu_hold WHERE booking_id = ?")
                .param(booked.booking().id())
                .update();
        auditor.look();

        assertThat(auditor.last().slots()).isEqualTo(1);
        assertThat(auditor.last().gpuBookings()).isEqualTo(1);
        assertThat(health.health().getDetails()).containsEntry("ledger", "differs from the bookings");

        jdbc.sql("UPDATE node_slot SET cores_used = cores_used - 1 WHERE node_id = ? AND slot = ?")
                .params(node, farAhead().atOffset(java.time.ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        "INSERT INTO gpu_hold SELECT id, gpu_uuids[1], tstzrange(starts_at, ends_at) FROM booking WHERE id = ?")
                .param(booked.booking().id())
                .update();
        auditor.look();
        assertThat(auditor.last().clean()).isTrue();
    }

    private Instant farAhead() {
        return Grid.floor(clock.instant()).plus(Duration.ofDays(30));
    }
}
