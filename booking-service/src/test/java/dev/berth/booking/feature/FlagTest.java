package dev.berth.booking.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.reservation.BookingKind;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens and closes what all tests share: each test leaves everything open. */
@ServiceTest
class FlagTest {
    private static final String ROOMS = "bookings.room";

    private final Api api;
    private final TestPeople people;
    private final TestRooms rooms;
    private final JdbcClient jdbc;
    private final KnownFlags known;
    private final TestPerson admin;
    private final TestPerson student;
    private final Instant start;

    FlagTest(Api api, TestPeople people, TestRooms rooms, JdbcClient jdbc, KnownFlags known, Clock clock) {
        this.api = api;
        this.people = people;
        this.rooms = rooms;
        this.jdbc = jdbc;
        this.known = known;
        this.admin = people.admin();
        this.student = people.student();
        this.start = Grid.floor(clock.instant()).plus(Duration.ofHours(2));
    }

    @AfterEach
    void everything_is_open_again() {
        jdbc.sql(
                        "update feature_flag set enabled = true, percentage = 100, roles = '{}', people = '{}', version = version + 1")
                .update();
        known.refresh();
    }

    @Test
    void each_kind_of_booking_has_its_flag_open_to_all() {
        Answer list = api.get("/api/v1/flags", admin).is(200);
        assertThat(list.<List<String>>at("$.items[*].key"))
                .containsAll(Arrays.stream(BookingKind.values())
                        .map(it -> "bookings." + it.word())
                        .toList());
        assertThat(list.<List<Boolean>>at("$.items[*].enabled")).containsOnly(true);
        assertThat(list.<List<Integer>>at("$.items[*].percentage")).containsOnly(100);
    }

    @Test
    void a_closed_kind_takes_no_new_bookings_and_what_is_booked_can_still_be_changed_and_cancelled() {
        Answer booked = book(student).is(201);
        change(ROOMS, "{\"enabled\":false}").is(200);

        book(student).isProblem(403, "feature-closed");
        String booking = "/api/v1/bookings/" + booked.at("$.id");
        Answer renamed = api.send(api.request("PATCH", booking, student, "{\"title\":\"Renamed\"}")
                        .header("If-Match", booked.header("ETag")))
                .is(200);
        assertThat(renamed.<String>at("$.title")).isEqualTo("Renamed");
        api.delete(booking, student).is(204);
    }

    @Test
    void a_booking_that_was_answered_before_the_kind_was_closed_is_answered_again() {
        String wish = wish();
        Answer first = api.send(booking(wish).header("Idempotency-Key", "k1")).is(201);
        change(ROOMS, "{\"enabled\":false}").is(200);
        Answer again = api.send(booking(wish).header("Idempotency-Key", "k1")).is(201);
        assertThat(again.<String>at("$.id")).isEqualTo(first.at("$.id"));
        api.send(booking(wish()).header("Idempotency-Key", "k2")).isProblem(403, "feature-closed");
    }

    @Test
    void closing_one_kind_leaves_the_others_open() {
        change(ROOMS, "{\"enabled\":false}").is(200);
        // No node fits, but that is another answer than "closed".
        api.post("/api/v1/bookings", student, """
                        {"kind":"compute","startsAt":"%s","endsAt":"%s","title":"T","compute":{"cores":1,"memoryGb":1,"gpus":0,
                         "environmentId":"%s"}}""".formatted(start, start.plusSeconds(3600), UUID.randomUUID()))
                .isProblem(422, "rule-broken");
    }

    @Test
    void a_kind_can_be_opened_to_a_role_or_to_single_people() {
        change(ROOMS, "{\"percentage\":0,\"roles\":[\"staff\"]}").is(200);
        book(student).isProblem(403, "feature-closed");
        book(people.staff()).is(201);

        change(ROOMS, "{\"roles\":[],\"people\":[\"" + student.id() + "\"]}").is(200);
        book(student).is(201);
        book(people.staff()).isProblem(403, "feature-closed");
    }

    @Test
    void people_see_what_is_open_to_them() {
        change(ROOMS, "{\"percentage\":0,\"roles\":[\"admin\"]}").is(200);
        assertThat(api.get("/api/v1/me", student).<Boolean>at("$.features['bookings.room']"))
                .isFalse();
        assertThat(api.get("/api/v1/me", student).<Boolean>at("$.features['bookings.compute']"))
                .isTrue();
        assertThat(api.get("/api/v1/me", admin).<Boolean>at("$.features['bookings.room']"))
                .isTrue();
    }

    @Test
    void what_another_replica_changed_is_followed_without_a_restart() {
        jdbc.sql("update feature_flag set enabled = false, version = version + 1 where key = ?")
                .param(ROOMS)
                .update();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !api.get("/api/v1/me", student).<Boolean>at("$.features['bookings.room']"));
    }

    @Test
    void a_change_needs_the_version_that_was_seen() {
        String path = "/api/v1/flags/" + ROOMS;
        api.patch(path, admin, "{\"enabled\":false}").isProblem(412, "stale-version");
        Answer changed = change(ROOMS, "{\"percentage\":40}").is(200);
        assertThat(changed.header("ETag")).isEqualTo("\"" + changed.<Integer>at("$.version") + "\"");
        api.send(api.request("PATCH", path, admin, "{\"enabled\":false}")
                        .header("If-Match", "\"" + (changed.<Integer>at("$.version") - 1) + "\""))
                .isProblem(412, "stale-version");
    }

    @Test
    void a_change_says_who_made_it_and_stands_in_the_audit_with_old_and_new() {
        Answer changed = change(ROOMS, "{\"percentage\":40}").is(200);
        assertThat(changed.<String>at("$.updatedBy.id")).isEqualTo(admin.id().toString());
        assertThat(jdbc.sql("""
                        select changes::text from audit_entry
                        where subject_kind = 'flag' and actor_id = ? order by id desc limit 1""").param(admin.id()).query(String.class).single())
                .isEqualTo("{\"percentage\": {\"new\": 40, \"old\": 100}}");
    }

    @Test
    void what_is_wrong_with_a_change_is_said_at_its_field() {
        change(ROOMS, "{\"percentage\":101}").isInvalid("percentage");
        change(ROOMS, "{\"roles\":[\"root\"]}").isInvalid("roles[0]");
        change(ROOMS, "{\"people\":[\"" + UUID.randomUUID() + "\"]}").isInvalid("people");
        api.send(api.request("PATCH", "/api/v1/flags/nothing", admin, "{}").header("If-Match", "\"0\""))
                .isProblem(404, "not-found");
    }

    private Answer change(String key, String body) {
        String version = api.get("/api/v1/flags", admin)
                .<List<Integer>>at("$.items[?(@.key == '" + key + "')].version")
                .getFirst()
                .toString();
        return api.send(
                api.request("PATCH", "/api/v1/flags/" + key, admin, body).header("If-Match", "\"" + version + "\""));
    }

    private Answer book(TestPerson person) {
        return api.post("/api/v1/bookings", person, wish());
    }

    private HttpRequest.Builder booking(String wish) {
        return api.request("POST", "/api/v1/bookings", student, wish);
    }

    private String wish() {
        return """
                {"kind":"room","startsAt":"%s","endsAt":"%s","title":"Seminar","roomId":"%s"}""".formatted(start, start.plusSeconds(3600), rooms.room().id());
    }
}
