package dev.berth.booking.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.booking.course.CourseAdministration;
import dev.berth.booking.course.CourseAdministration.Outcome;
import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.Change;
import dev.berth.booking.reservation.DecideBooking;
import dev.berth.booking.reservation.Placing;
import dev.berth.booking.reservation.ReserveSeat;
import dev.berth.booking.reservation.SeatOrder;
import dev.berth.booking.reservation.ledger.LedgerAudit;
import dev.berth.booking.security.Caller;
import dev.berth.booking.testing.Constraints;
import dev.berth.booking.testing.Deadlocks;
import dev.berth.booking.testing.Rush;
import dev.berth.booking.testing.RushTest;
import dev.berth.booking.testing.SchemaOwner;
import dev.berth.booking.testing.TestCourses;
import dev.berth.booking.testing.TestCourses.TestSession;
import dev.berth.booking.testing.TestPeople;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A session never has more people than seats, and nobody sits on two. */
@RushTest
class SeatRushTest {
    private static final int PEOPLE = 100;
    private static final int SEATS = 12;

    private final ReserveSeat reserve;
    private final DecideBooking decide;
    private final CourseAdministration administration;
    private final LedgerAudit audit;
    private final TestCourses courses;
    private final TestPeople people;
    private final JdbcClient jdbc;
    private final SchemaOwner owner;
    private final Deadlocks deadlocks;
    private final Constraints constraints;

    SeatRushTest(
            ReserveSeat reserve,
            DecideBooking decide,
            CourseAdministration administration,
            LedgerAudit audit,
            TestCourses courses,
            TestPeople people,
            JdbcClient jdbc,
            SchemaOwner owner,
            Deadlocks deadlocks,
            Constraints constraints) {
        this.reserve = reserve;
        this.decide = decide;
        this.administration = administration;
        this.audit = audit;
        this.courses = courses;
        this.people = people;
        this.jdbc = jdbc;
        this.owner = owner;
        this.deadlocks = deadlocks;
        this.constraints = constraints;
    }

    private List<Caller> students(int many) {
        return IntStream.range(0, many).mapToObj(n -> people.student().caller()).toList();
    }

    private Placing seat(TestSession session, Caller caller) {
        return reserve.place(new SeatOrder(session.id(), null), caller);
    }

    private List<Placing> rush(TestSession session, List<Caller> callers) {
        return Rush.of(callers.size(), n -> seat(session, callers.get(n)));
    }

    private static List<Booking> booked(List<Placing> placings) {
        return placings.stream()
                .filter(Placing.Booked.class::isInstance)
                .map(it -> ((Placing.Booked) it).booking())
                .toList();
    }

    @Test
    void of_a_hundred_people_who_want_twelve_seats_twelve_get_one_and_the_others_hear_where_else_there_are() {
        TestSession session = courses.session(SEATS);
        TestSession other =
                courses.session(session.courseType(), session.window().endsAt(), SEATS);

        List<Placing> answers = rush(session, students(PEOPLE));

        assertThat(booked(answers)).hasSize(SEATS);
        assertThat(answers)
                .filteredOn(it -> !(it instanceof Placing.Booked))
                .allSatisfy(it -> assertThat(it)
                        .isInstanceOfSatisfying(
                                Placing.Full.class,
                                full -> assertThat(full.why().alternatives())
                                        .extracting(alternative -> alternative.resourceId())
                                        .containsExactly(other.id())));
        assertThat(courses.seatsTaken(session)).isEqualTo(SEATS);
        assertThat(audit.sessionsWithWrongSeats()).isEmpty();
        assertThat(deadlocks.count()).isZero();
    }

    @Test
    void one_person_who_asks_twenty_times_at_once_has_one_seat() {
        TestSession session = courses.session(SEATS);
        Caller eager = people.student().caller();

        List<Placing> answers = Rush.of(20, n -> seat(session, eager));

        assertThat(booked(answers)).hasSize(1);
        assertThat(courses.seatsTaken(session)).isEqualTo(1);
    }

    @Test
    void the_database_itself_refuses_a_second_seat() {
        TestSession session = courses.session(SEATS);
        Booking booked = booked(rush(session, students(1))).getFirst();
        assertThatThrownBy(() -> jdbc.sql("""
                                insert into booking (id, version, kind, status, user_id, starts_at, ends_at, title,
                                                     decide_by, created_at, updated_at, course_session_id)
                                select gen_random_uuid(), 0, kind, status, user_id, starts_at, ends_at, title,
                                       decide_by, created_at, updated_at, course_session_id
                                from booking where id = ?""").param(booked.id()).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("booking_one_seat_each");
    }

    @Test
    void people_who_come_and_go_while_the_session_is_cancelled_leave_no_seat_taken_and_no_deadlock() {
        TestSession session = courses.session(SEATS);
        Caller staff = people.staff().caller();
        List<Caller> callers = students(40);
        List<Booking> early = booked(rush(session, callers.subList(0, 10)));

        List<Object> answers = Rush.of(41, n -> {
            if (n == 40) {
                return administration.cancel(session.id(), "The machine is broken", null, staff);
            }
            return n < 10
                    ? decide.cancel(early.get(n).id(), OptionalLong.empty(), callerOf(early.get(n), callers))
                    : seat(session, callers.get(n));
        });

        assertThat(answers.getLast()).isInstanceOf(Outcome.Saved.class);
        assertThat(answers.subList(0, 10)).allMatch(it -> it instanceof Change.Changed || it instanceof Change.Illegal);
        assertThat(jdbc.sql("select count(*) from booking where course_session_id = ? and status <> 'cancelled'")
                        .param(session.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(courses.seatsTaken(session)).isZero();
        assertThat(audit.sessionsWithWrongSeats()).isEmpty();
        assertThat(deadlocks.count()).isZero();
    }

    private static Caller callerOf(Booking booking, List<Caller> callers) {
        return callers.stream()
                .filter(it -> it.is(booking.userId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_session_that_is_changed_again_and_again_ends_the_attempt_after_a_few_tries() {
        TestSession session = courses.session(SEATS);
        owner.jdbc().sql("""
                        CREATE OR REPLACE FUNCTION skip_the_update() RETURNS trigger LANGUAGE plpgsql
                        AS 'BEGIN RETURN NULL; END'""").update();
        owner.jdbc().sql("""
                        CREATE TRIGGER always_changed BEFORE UPDATE ON course_session
                        FOR EACH ROW EXECUTE FUNCTION skip_the_update()""").update();
        try {
            assertThatThrownBy(() -> seat(session, people.student().caller()))
                    .isInstanceOf(TransientDataAccessResourceException.class);
        } finally {
            owner.jdbc().sql("DROP TRIGGER always_changed ON course_session").update();
        }
    }

    /** The same rush before a judge who forbids nothing: if it did not fail, the tests above would prove nothing. */
    @Test
    void without_the_check_the_same_rush_gives_away_more_seats_than_there_are() {
        constraints.without(
                "course_session",
                "course_session_seats_suffice",
                () -> assertThat(booked(rush(courses.session(SEATS), students(PEOPLE)))
                                .size())
                        .isGreaterThan(SEATS));
    }
}
