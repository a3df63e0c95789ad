package dev.berth.booking.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.Change;
import dev.berth.booking.reservation.DecideBooking;
import dev.berth.booking.reservation.EditBooking;
import dev.berth.booking.reservation.ExtendBooking;
import dev.berth.booking.reservation.Placing;
import dev.berth.booking.reservation.ReserveRoom;
import dev.berth.booking.reservation.RoomOrder;
import dev.berth.booking.reservation.ledger.LedgerAudit;
import dev.berth.booking.security.Caller;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.Constraints;
import dev.berth.booking.testing.Deadlocks;
import dev.berth.booking.testing.Rush;
import dev.berth.booking.testing.RushTest;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import dev.berth.booking.testing.TestRooms.TestRoom;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** A room has one booking at a time, whoever wants it when, and nobody waits in a circle for it. */
@RushTest
class RoomRushTest {
    private static final int CROWD = 1000;
    private static final int GROUP = 200;

    private final ReserveRoom reserve;
    private final DecideBooking decide;
    private final EditBooking edit;
    private final ExtendBooking extend;
    private final LedgerAudit audit;
    private final Api api;
    private final TestRooms rooms;
    private final TestPeople people;
    private final JdbcClient jdbc;
    private final Deadlocks deadlocks;
    private final Constraints constraints;
    private final Clock clock;

    RoomRushTest(
            ReserveRoom reserve,
            DecideBooking decide,
            EditBooking edit,
            ExtendBooking extend,
            LedgerAudit audit,
            Api api,
            TestRooms rooms,
            TestPeople people,
            JdbcClient jdbc,
            Deadlocks deadlocks,
            Constraints constraints,
            Clock clock) {
        this.reserve = reserve;
        this.decide = decide;
        this.edit = edit;
        this.extend = extend;
        this.audit = audit;
        this.api = api;
        this.rooms = rooms;
        this.people = people;
        this.jdbc = jdbc;
        this.deadlocks = deadlocks;
        this.constraints = constraints;
        this.clock = clock;
    }

    private RoomOrder order(TestRoom room, Instant startsAt, Duration length) {
        return new RoomOrder(
                room.id(), startsAt, startsAt.plus(length), new Booking.Text("Seminar", null), null, false);
    }

    private Instant tomorrow() {
        return Grid.floor(clock.instant()).plus(Duration.ofDays(1));
    }

    private List<Caller> students(int many) {
        return IntStream.range(0, many).mapToObj(n -> people.student().caller()).toList();
    }

    /** Each over a connection of their own, all at once. */
    private List<Answer> rush(int many, TestRoom room) {
        List<TestPerson> everybody =
                IntStream.range(0, many).mapToObj(n -> people.student()).toList();
        String wish = """
                {"kind":"room","startsAt":"%s","endsAt":"%s","title":"Seminar","roomId":"%s"}""".formatted(tomorrow(), tomorrow().plus(Duration.ofHours(1)), room.id());
        return Rush.of(
                many,
                n -> api.send(api.request("POST", "/api/v1/bookings", everybody.get(n), wish)
                        .timeout(Duration.ofMinutes(2))));
    }

    private static List<Answer> created(List<Answer> answers) {
        return answers.stream().filter(it -> it.status() == 201).toList();
    }

    private static List<Booking> booked(List<? extends Placing> placings) {
        return placings.stream()
                .filter(Placing.Booked.class::isInstance)
                .map(it -> ((Placing.Booked) it).booking())
                .toList();
    }

    private int overlaps() {
        return jdbc.sql("""
                        SELECT count(*) FROM booking a JOIN booking b
                          ON a.room_id = b.room_id AND a.id < b.id
                         AND tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
                        WHERE a.status IN ('pending', 'approved', 'active') AND b.status IN ('pending', 'approved', 'active')""").query(Integer.class).single();
    }

    @Test
    void of_a_thousand_clients_who_want_a_room_at_once_one_gets_it_and_all_others_hear_what_else_is_free() {
        List<Answer> answers = rush(CROWD, rooms.room());

        assertThat(created(answers)).hasSize(1);
        assertThat(answers).filteredOn(it -> it.status() != 201).allSatisfy(it -> {
            it.isProblem(409, "booking-conflict");
            assertThat(it.<List<?>>at("$.conflicts")).hasSize(1);
            assertThat(it.<List<?>>at("$.suggestedAlternatives")).isNotEmpty();
        });
        assertThat(overlaps()).isZero();
        assertThat(deadlocks.count()).isZero();
    }

    /** Nobody who waits for their turn keeps a connection that those before them need. */
    @Test
    void of_many_who_want_other_hours_of_a_room_everybody_gets_theirs() {
        TestRoom room = rooms.room();
        List<Caller> everybody = students(GROUP);

        List<Placing> placings = Rush.of(
                GROUP,
                n -> reserve.place(
                        order(room, tomorrow().plus(Grid.SLOT.multipliedBy(n)), Grid.SLOT), everybody.get(n)));

        assertThat(booked(placings)).hasSize(GROUP);
    }

    @Test
    void two_pending_requests_never_both_hold_and_the_one_that_does_can_be_approved() {
        List<Answer> booked = created(rush(GROUP, rooms.withApproval()));

        assertThat(booked).hasSize(1);
        assertThat(booked.getFirst().<String>at("$.status")).isEqualTo("pending");
        api.post(booked.getFirst().header("Location") + "/approve", people.admin(), null)
                .is(200);
        assertThat(overlaps()).isZero();
        assertThat(deadlocks.count()).isZero();
    }

    @Test
    void of_those_who_move_to_the_same_time_one_arrives_and_the_others_stay_where_they_were() {
        TestRoom room = rooms.room();
        Caller admin = people.admin().caller();
        List<Caller> callers = students(20);
        List<Booking> mine = booked(IntStream.range(0, 20)
                .mapToObj(n -> reserve.place(
                        order(room, tomorrow().plus(Duration.ofHours(n)), Duration.ofHours(1)), callers.get(n)))
                .toList());
        assertThat(mine).hasSize(20);
        Instant target = tomorrow().plus(Duration.ofDays(3));

        List<Change> answers = Rush.of(
                20,
                n -> edit.edit(
                        mine.get(n).id(),
                        EditBooking.Edit.times(target, target.plus(Duration.ofHours(1))),
                        OptionalLong.of(mine.get(n).version()),
                        admin));

        assertThat(answers).filteredOn(Change.Changed.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Change.Full.class::isInstance).hasSize(19);
        assertThat(overlaps()).isZero();
        assertThat(audit.bookingsWithWrongRooms()).isEmpty();
        assertThat(deadlocks.count()).isZero();
    }

    @Test
    void whatever_happens_at_once_no_two_bookings_meet_and_nothing_deadlocks() {
        List<TestRoom> few = List.of(rooms.room(), rooms.withApproval(), rooms.room());
        Caller admin = people.admin().caller();
        List<Caller> callers = students(16);

        Rush.of(callers.size(), n -> {
            Random dice = new Random(n);
            List<Booking> mine = new ArrayList<>();
            for (int step = 0; step < 60; step++) {
                if (mine.isEmpty() || dice.nextInt(3) == 0) {
                    mine.addAll(booked(List.of(reserve.place(
                            order(few.get(dice.nextInt(few.size())), anyStart(dice), anyLength(dice)),
                            callers.get(n)))));
                } else {
                    int which = dice.nextInt(mine.size());
                    if (change(mine.get(which), few, dice, callers.get(n), admin) instanceof Change.Changed it) {
                        mine.set(which, it.booking());
                    }
                }
            }
            return n;
        });

        assertThat(overlaps()).isZero();
        assertThat(audit.bookingsWithWrongRooms()).isEmpty();
        assertThat(audit.differences()).isEmpty();
        assertThat(deadlocks.count()).isZero();
    }

    private Change change(Booking booking, List<TestRoom> few, Random dice, Caller owner, Caller admin) {
        UUID id = booking.id();
        Instant start = anyStart(dice);
        return switch (dice.nextInt(6)) {
            case 0 -> decide.approve(id, admin);
            case 1 -> decide.cancel(id, OptionalLong.empty(), owner);
            case 2 -> decide.reject(id, "No", admin);
            case 3 -> extend.extend(id, booking.window().endsAt().plus(Grid.SLOT), admin);
            default ->
                edit.edit(
                        id,
                        new EditBooking.Edit(
                                start,
                                start.plus(anyLength(dice)),
                                null,
                                null,
                                null,
                                few.get(dice.nextInt(few.size())).id(),
                                false,
                                null),
                        OptionalLong.of(booking.version()),
                        admin);
        };
    }

    private Instant anyStart(Random dice) {
        return tomorrow().plus(Grid.SLOT.multipliedBy(dice.nextInt(48)));
    }

    private static Duration anyLength(Random dice) {
        return Grid.SLOT.multipliedBy(1 + dice.nextInt(6));
    }

    /** The same rush before a judge who forbids nothing: if it did not fail, the tests above would prove nothing. */
    @Test
    void without_the_constraint_the_same_rush_gives_the_room_away_again_and_again() {
        String harmless = "EXCLUDE USING gist (booking_id public.gist_uuid_ops WITH =)";
        constraints.replaced("room_hold", "room_hold_exclusive", harmless, () -> {
            assertThat(created(rush(GROUP, rooms.room())).size()).isGreaterThan(1);
            assertThat(overlaps()).isPositive();
        });
    }
}
