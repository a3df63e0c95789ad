package dev.berth.booking.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.reservation.RequestCounts;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestNodes;
import dev.berth.booking.testing.TestNodes.TestNode;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import dev.berth.booking.testing.TestRooms.TestRoom;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In periods that are this test's own, because other tests book as well. */
@ServiceTest
class OutcomesTest {
    private static final Instant START = Instant.parse("2032-05-03T08:00:00Z");

    private final Api api;
    private final TestPerson admin;
    private final TestPerson student;
    private final TestNode node;
    private final TestRoom room;
    private final TestClock clock;
    private final TestPeople people;
    private final RequestCounts counts;
    private final JdbcClient jdbc;

    OutcomesTest(
            Api api,
            TestPeople people,
            TestNodes nodes,
            TestRooms rooms,
            TestClock clock,
            RequestCounts counts,
            JdbcClient jdbc) {
        this.api = api;
        this.people = people;
        this.admin = people.admin();
        this.student = people.student();
        this.node = nodes.node(8, 16);
        this.room = rooms.room();
        this.clock = clock;
        this.counts = counts;
        this.jdbc = jdbc;
    }

    @AfterEach
    void leaveNothing() {
        jdbc.sql("delete from workspace_visit where first_at = ?")
                .param(utc(START))
                .update();
        jdbc.sql("delete from booking where user_id = ? and title = 'Past'")
                .param(student.id())
                .update();
    }

    /** Other tests ask as well, so only what is added counts. */
    @Test
    void refusals_are_counted_too_and_the_conflict_rate_is_their_part_of_all_requests() {
        Instant start = Grid.floor(clock.instant()).plus(Duration.ofHours(2));
        long booked = requests("booked");
        long conflicts = requests("conflict");
        book(start).is(201);
        for (int again = 1; again <= 3; again++) book(start).is(409);
        assertThat(requests("booked")).isEqualTo(booked + 1);
        assertThat(requests("conflict")).isEqualTo(conflicts + 3);

        Answer answer = today();
        List<Integer> all = answer.at("$.requests[*].requests");
        List<Integer> taken = answer.at("$.requests[?(@.outcome == 'conflict')].requests");
        assertThat(answer.<Number>at("$.conflictRate").doubleValue()).isEqualTo((double) sum(taken) / sum(all));
    }

    private long requests(String outcome) {
        counts.save();
        return sum(today().at("$.requests[?(@.kind == 'room' && @.outcome == '%s')].requests".formatted(outcome)));
    }

    private Answer today() {
        return api.get(
                        "/api/v1/stats/bookings?from=%s&to=%s"
                                .formatted(
                                        clock.instant().minus(Duration.ofHours(2)),
                                        clock.instant().plus(Duration.ofHours(1))),
                        admin)
                .is(200);
    }

    private static long sum(List<Integer> numbers) {
        return numbers.stream().mapToLong(Integer::longValue).sum();
    }

    @Test
    void the_wait_for_an_approval_is_measured_where_an_admin_decided() {
        past("failed", 10);
        past("completed", 30);
        past("completed", 50);
        past("completed", 0);
        past("rejected", null);
        Answer answer = outcomes();
        assertThat(answer.<Integer>at("$.approval.bookings")).isEqualTo(3);
        assertThat(answer.<Number>at("$.approval.medianMinutes").doubleValue()).isEqualTo(30);
        assertThat(answer.<Double>at("$.approval.p90Minutes")).isEqualTo(46);
        assertThat(answer.<List<Integer>>at("$.bookings[?(@.status == 'completed')].bookings"))
                .containsExactly(3);
    }

    @Test
    void a_workspace_that_its_owner_never_opened_counts_as_unused() {
        UUID opened = past("completed", 10);
        past("completed", 10);
        jdbc.sql("insert into workspace_visit (booking_id, first_at) values (?, ?)")
                .params(opened, utc(START))
                .update();
        Answer answer = outcomes();
        assertThat(answer.<Integer>at("$.neverOpened.bookings")).isEqualTo(1);
        assertThat(answer.<Integer>at("$.neverOpened.of")).isEqualTo(2);
        assertThat(answer.<Number>at("$.neverOpened.coreHours").doubleValue()).isEqualTo(8);
    }

    @Test
    void a_period_in_which_nothing_happened_has_no_wait_to_tell() {
        Answer answer = outcomes();
        assertThat(answer.<List<?>>at("$.bookings")).isEmpty();
        assertThat(answer.<Integer>at("$.approval.bookings")).isZero();
        assertThat(answer.body()).doesNotContain("medianMinutes");
    }

    @Test
    void only_admins_may_ask() {
        api.get("/api/v1/stats/bookings", people.staff()).isProblem(403, "forbidden");
        api.get("/api/v1/stats/bookings?from=2032-05-03T00:00:00Z&to=2032-05-03T00:00:00Z", admin)
                .isInvalid("to");
    }

    private Answer outcomes() {
        return api.get("/api/v1/stats/bookings?from=2032-05-03T00:00:00Z&to=2032-05-04T00:00:00Z", admin)
                .is(200);
    }

    private Answer book(Instant start) {
        return api.post("/api/v1/bookings", student, """
                {"kind":"room","startsAt":"%s","endsAt":"%s","title":"Seminar","roomId":"%s"}""".formatted(start, start.plus(Duration.ofHours(1)), room.id()));
    }

    /** Two hours of four cores. */
    private UUID past(String status, @Nullable Integer minutesUntilApproved) {
        UUID id = UUID.randomUUID();
        Instant made = START.minus(Duration.ofDays(1));
        jdbc.sql("""
                        insert into booking (id, version, kind, status, user_id, starts_at, ends_at, title, decide_by,
                                             created_at, updated_at, approved_at, node_id, cores, memory_gb, gpus)
                        values (:id, 0, 'compute', :status, :person, :start, :start + interval '2 hours', 'Past', :start,
                                :made, :made, :approved, :node, 4, 4, 0)""")
                .param("id", id)
                .param("status", status)
                .param("person", student.id())
                .param("start", utc(START))
                .param("made", utc(made))
                .param(
                        "approved",
                        minutesUntilApproved == null ? null : utc(made.plus(Duration.ofMinutes(minutesUntilApproved))),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("node", node.id())
                .update();
        return id;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
