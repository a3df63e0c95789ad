package dev.berth.booking.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.berth.booking.reservation.Wishes;
import dev.berth.booking.reservation.Wishes.Wish;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestCourses;
import dev.berth.booking.testing.TestCourses.TestSession;
import dev.berth.booking.testing.TestNodes;
import dev.berth.booking.testing.TestNodes.TestNode;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import dev.berth.booking.testing.TestRooms.TestRoom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Other tests book as well: a test looks at the series of its own node, branch and people, or at a week that is its own. */
@ServiceTest
class UsageTest {
    private final Api api;
    private final TestNodes nodes;
    private final TestRooms rooms;
    private final TestCourses courses;
    private final TestClock clock;
    private final TestPerson admin;
    private final TestPerson student;
    private final TestPerson other;
    private final JdbcClient jdbc;
    private final Instant midnight;

    UsageTest(
            Api api,
            TestPeople people,
            TestNodes nodes,
            TestRooms rooms,
            TestCourses courses,
            TestClock clock,
            JdbcClient jdbc) {
        this.api = api;
        this.nodes = nodes;
        this.rooms = rooms;
        this.courses = courses;
        this.clock = clock;
        this.jdbc = jdbc;
        this.admin = people.admin();
        this.student = people.student();
        this.other = people.student();
        this.midnight = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(61));
    }

    @Test
    void hours_are_cut_at_the_borders_of_points_and_equal_the_ledger() {
        TestNode node = nodes.gpuNode(16, 64, 2);
        Wish wish = Wishes.on(node.tag(), clock);
        book(wish.cores(3).memoryGb(5).gpus(1).from(at(22, 45), minutes(150)));
        book(wish.cores(2).memoryGb(7).from(at(23, 30), minutes(15)));
        String cancelled = book(wish.cores(9).from(at(23, 0), minutes(60)));
        api.delete("/api/v1/bookings/" + cancelled, student).is(204);

        Answer byHour = stats("cores", "hour", "node");
        List<Instant> points =
                byHour.<List<String>>at("$.points").stream().map(Instant::parse).toList();
        assertThat(points).hasSize(48).startsWith(midnight);
        List<Double> hours = hoursOf(byHour, node.id().toString());
        assertThat(hours.subList(22, 26)).containsExactly(0.75, 3.5, 3.0, 0.75);
        for (int point = 0; point < points.size(); point++) {
            assertThat(hours.get(point))
                    .isEqualTo(ledger(node, "cores_used", points.get(point), Duration.ofHours(1)), within(1e-9));
        }
        assertThat(hoursOf(stats("cores", "day", "node"), node.id().toString())).containsExactly(4.25, 3.75);
        assertThat(hoursOf(stats("memory", "day", "node"), node.id().toString()))
                .containsExactly(
                        ledger(node, "memory_gb_used", midnight, Duration.ofDays(1)),
                        ledger(node, "memory_gb_used", midnight.plus(Duration.ofDays(1)), Duration.ofDays(1)));
        assertThat(hoursOf(stats("gpus", "day", "node"), node.id().toString())).containsExactly(1.25, 1.25);
        assertThat(hoursOf(stats("cores", "day", "person"), student.id().toString()))
                .containsExactly(4.25, 3.75);
    }

    @Test
    void the_period_cuts_the_first_and_the_last_point() {
        TestNode node = nodes.node(4, 16);
        book(Wishes.on(node.tag(), clock).cores(2).from(at(10, 0), minutes(120)));
        Answer part = api.get(
                        "/api/v1/stats?of=cores&by=day&group=node&from=%s&to=%s".formatted(at(10, 30), at(11, 15)),
                        admin)
                .is(200);
        assertThat(hoursOf(part, node.id().toString())).containsExactly(1.5);
    }

    @Test
    void days_begin_when_they_do_in_the_asked_zone() {
        TestNode node = nodes.node(4, 16);
        book(Wishes.on(node.tag(), clock).cores(1).from(at(23, 30), minutes(60)));
        Answer tokyo = api.get(period("cores", "day", "node") + "&zone=Asia/Tokyo", admin)
                .is(200);
        assertThat(tokyo.<String>at("$.points[1]"))
                .isEqualTo(midnight.plus(Duration.ofHours(15)).toString());
        assertThat(hoursOf(tokyo, node.id().toString())).containsExactly(0.0, 1.0, 0.0);
    }

    @Test
    void rooms_are_counted_by_branch_and_seats_by_person() {
        TestRoom room = rooms.room();
        api.post("/api/v1/bookings", student, """
                {"kind":"room","startsAt":"%s","endsAt":"%s","title":"Seminar","roomId":"%s"}""".formatted(at(9, 0), at(10, 30), room.id()))
                .is(201);
        assertThat(hoursOf(stats("rooms", "day", "branch"), room.branch())).containsExactly(1.5, 0.0);

        TestSession session = courses.session("course", at(9, 0), 4);
        for (TestPerson person : List.of(student, other)) {
            api.post(
                            "/api/v1/bookings",
                            person,
                            "{\"kind\":\"course\",\"courseSessionId\":\"%s\"}".formatted(session.id()))
                    .is(201);
        }
        for (TestPerson person : List.of(student, other)) {
            assertThat(hoursOf(stats("seats", "day", "person"), person.id().toString()))
                    .containsExactly(1.0, 0.0);
        }
    }

    @Test
    void what_is_not_shown_one_by_one_is_summed_up_so_that_nothing_is_missing() {
        // A week that is this test's own: nobody else books so far ahead.
        Instant monday = Instant.parse("2031-03-03T00:00:00Z");
        for (int branch = 1; branch <= 22; branch++) {
            TestRoom room = rooms.room();
            jdbc.sql("""
                            insert into booking (id, version, kind, status, user_id, starts_at, ends_at, title, decide_by,
                                                 created_at, updated_at, room_id)
                            values (gen_random_uuid(), 0, 'room', 'completed', :person, :at, :at + make_interval(hours => :hours),
                                    'Past', :at, :at, :at, :room)""")
                    .param("person", student.id())
                    .param("at", monday.atOffset(ZoneOffset.UTC))
                    .param("hours", branch)
                    .param("room", room.id())
                    .update();
        }
        String week = "/api/v1/stats?of=rooms&by=week&from=2031-03-03T00:00:00Z&to=2031-03-10T00:00:00Z";
        Answer grouped = api.get(week + "&group=branch", admin).is(200);
        assertThat(grouped.<List<Double>>at("$.series[*].total"))
                .hasSize(21)
                .startsWith(22.0, 21.0, 20.0)
                .endsWith(3.0, 3.0);
        assertThat(grouped.<String>at("$.series[20].name")).isEqualTo("Others");
        assertThat(grouped.<Number>at("$.total").doubleValue()).isEqualTo(253.0);
        assertThat(api.get(week, admin).<Number>at("$.series[0].total").doubleValue())
                .isEqualTo(253.0);
        jdbc.sql("delete from booking where user_id = ? and title = 'Past'")
                .param(student.id())
                .update();
    }

    @Test
    void the_same_figures_come_as_a_table() {
        TestNode node = nodes.node(4, 16);
        book(Wishes.on(node.tag(), clock).cores(2).from(at(10, 0), minutes(60)));
        Answer table = api.send(api.request("GET", period("cores", "day", "node"), admin, null)
                        .header("Accept", "text/csv"))
                .is(200);
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        assertThat(table.body().lines())
                .startsWith("start,key,name,cores hours")
                .contains("%s,%s,%s,2.0".formatted(midnight, node.id(), node.name()));
    }

    @Test
    void a_question_that_makes_no_sense_names_its_field() {
        api.get("/api/v1/stats?of=rooms&group=node", admin).isInvalid("group");
        api.get("/api/v1/stats?of=bananas", admin).isInvalid("of");
        api.get("/api/v1/stats?by=minute", admin).isInvalid("by");
        api.get("/api/v1/stats?zone=Moon", admin).isInvalid("zone");
        api.get("/api/v1/stats?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", admin)
                .isInvalid("to");
        api.get("/api/v1/stats?by=hour&from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", admin)
                .isInvalid("from");
        api.get("/api/v1/stats", student).isProblem(403, "forbidden");
        assertThat(api.get("/api/v1/stats", admin).is(200).<List<?>>at("$.points"))
                .hasSizeBetween(28, 29);
    }

    private Answer stats(String of, String by, String group) {
        return api.get(period(of, by, group), admin).is(200);
    }

    private String period(String of, String by, String group) {
        return "/api/v1/stats?of=%s&by=%s&group=%s&from=%s&to=%s"
                .formatted(of, by, group, midnight, midnight.plus(Duration.ofDays(2)));
    }

    private static List<Double> hoursOf(Answer stats, String key) {
        List<List<Double>> found = stats.at("$.series[?(@.key == '%s')].hours".formatted(key));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private double ledger(TestNode node, String column, Instant from, Duration length) {
        return jdbc.sql("select coalesce(sum(" + column + "), 0) / 4.0 from node_slot"
                        + " where node_id = :node and slot >= :from and slot < :to")
                .param("node", node.id())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", from.plus(length).atOffset(ZoneOffset.UTC))
                .query(Double.class)
                .single();
    }

    private Instant at(int hour, int minute) {
        return midnight.plus(Duration.ofMinutes(hour * 60L + minute));
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private String book(Wish wish) {
        return api.post("/api/v1/bookings", student, wish.json()).is(201).at("$.id");
    }
}
