package dev.berth.booking.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class RoomTest {
    private static final String ROOMS = "/api/v1/rooms";

    private final Api api;
    private final JdbcClient jdbc;
    private final TestPerson admin;
    private final TestPerson student;
    private final String branch = "branch-" + UUID.randomUUID();

    RoomTest(Api api, JdbcClient jdbc, TestPeople people) {
        this.api = api;
        this.jdbc = jdbc;
        this.admin = people.admin();
        this.student = people.student();
    }

    private String json(String name, int capacity) {
        return """
                {"name":"%s","branch":"%s","location":"2nd floor","capacity":%d,"timeZone":"Europe/Berlin",
                 "openingHours":[{"day":"monday","opens":"08:00","closes":"24:00"}],"approval":"required"}""".formatted(name, branch, capacity);
    }

    private Answer add(String name, int capacity) {
        return api.post(ROOMS, admin, json(name, capacity)).is(201);
    }

    @Test
    void an_admin_adds_a_room_and_everybody_sees_it() {
        Answer added = add("Aquarium", 12);
        String path = added.header("Location");
        assertThat(path).isEqualTo(ROOMS + "/" + added.at("$.id"));
        assertThat(added.header("ETag")).isEqualTo("\"0\"");
        assertThat(api.get(path, student).is(200).body()).isEqualTo(added.body());
        assertThat(added.<String>at("$.status")).isEqualTo("open");
        assertThat(added.<String>at("$.approval")).isEqualTo("required");
        assertThat(added.<String>at("$.timeZone")).isEqualTo("Europe/Berlin");
        assertThat(added.<List<Map<String, String>>>at("$.openingHours"))
                .containsExactly(Map.of("day", "monday", "opens", "08:00", "closes", "24:00"));
        assertThat(audited(added.at("$.id"))).containsExactly("added");
    }

    @Test
    void without_opening_hours_it_is_always_open_and_without_a_word_nobody_has_to_approve() {
        Answer added = api.post(ROOMS, admin, """
                {"name":"Attic","branch":"%s","location":"Roof","capacity":2,"timeZone":"UTC"}""".formatted(branch)).is(201);
        assertThat(added.<List<Object>>at("$.openingHours")).isEmpty();
        assertThat(added.<String>at("$.approval")).isEqualTo("automatic");
    }

    @Test
    void an_admin_changes_and_closes_it() {
        Answer added = add("Bunker", 4);
        String path = added.header("Location");
        Answer changed =
                api.patch(path, admin, "{\"capacity\":6,\"status\":\"closed\"}").is(200);
        assertThat(changed.<Integer>at("$.capacity")).isEqualTo(6);
        assertThat(changed.<String>at("$.status")).isEqualTo("closed");
        assertThat(changed.<String>at("$.name")).isEqualTo("Bunker");
        assertThat(changed.<Integer>at("$.version")).isEqualTo(1);
        assertThat(api.patch(path, admin, "{\"status\":\"open\"}").is(200).<String>at("$.status"))
                .isEqualTo("open");
        assertThat(audited(added.at("$.id"))).containsExactly("added", "changed", "changed");
    }

    @Test
    void a_change_that_changes_nothing_leaves_no_trace() {
        Answer added = add("Cellar", 4);
        api.patch(added.header("Location"), admin, json("Cellar", 4)).is(200);
        assertThat(api.get(added.header("Location"), student).<Integer>at("$.version"))
                .isZero();
        assertThat(audited(added.at("$.id"))).containsExactly("added");
    }

    @Test
    void who_has_not_seen_the_last_change_is_told_so() {
        String path = add("Den", 4).header("Location");
        api.send(api.request("PATCH", path, admin, "{\"capacity\":5}").header("If-Match", "\"0\""))
                .is(200);
        api.send(api.request("PATCH", path, admin, "{\"capacity\":6}").header("If-Match", "\"0\""))
                .isProblem(412, "stale-version");
    }

    @Test
    void only_admins_write() {
        api.post(ROOMS, student, json("Mine", 2)).isProblem(403, "forbidden");
        api.patch(add("Flat", 2).header("Location"), student, "{\"capacity\":3}")
                .isProblem(403, "forbidden");
        api.get(ROOMS + "/" + UUID.randomUUID(), student).isProblem(404, "not-found");
        api.patch(ROOMS + "/" + UUID.randomUUID(), admin, "{}").isProblem(404, "not-found");
    }

    @Test
    void each_mistake_is_named_at_its_field() {
        api.post(ROOMS, admin, "{}")
                .isInvalid("name")
                .isInvalid("branch")
                .isInvalid("location")
                .isInvalid("capacity")
                .isInvalid("timeZone");
        refused("\"Europe/Berlin\"", "\"Berlin\"", "timeZone");
        refused("\"capacity\":7", "\"capacity\":0", "capacity");
        refused("\"capacity\":7", "\"capacity\":1.5", "capacity");
        refused("\"required\"", "\"maybe\"", "approval");
        refused("\"monday\"", "\"someday\"", "openingHours[0].day");
        refused("\"08:00\"", "\"8\"", "openingHours[0]");
        refused("\"24:00\"", "\"07:00\"", "openingHours[0]");
        refused("}]", "},{\"day\":\"monday\",\"opens\":\"09:00\",\"closes\":\"10:00\"}]", "openingHours");
        refused("\"2nd floor\"", "\"a\\u0000b\"", "location");
    }

    private void refused(String right, String wrong, String field) {
        api.post(ROOMS, admin, json("Odd", 7).replace(right, wrong)).isInvalid(field);
    }

    @Test
    void the_list_is_filtered_and_comes_page_by_page() {
        for (int n = 0; n < 5; n++) {
            add("Room " + n, 2 + n);
        }
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = api.get(ROOMS + "?limit=2&branch=" + branch + cursor, student)
                    .is(200);
            names.addAll(page.at("$.items[*].name"));
            cursor = page.body().contains("nextCursor") ? "&cursor=" + page.at("$.nextCursor") : "";
        } while (!cursor.isEmpty());
        assertThat(names).containsExactly("Room 0", "Room 1", "Room 2", "Room 3", "Room 4");
        assertThat(api.get(ROOMS + "?capacity=5&branch=" + branch, student).<List<String>>at("$.items[*].name"))
                .containsExactly("Room 3", "Room 4");
        api.get(ROOMS + "?capacity=many", student).isInvalid("capacity");
        api.get(ROOMS + "?limit=0", student).isInvalid("limit");
    }

    private List<String> audited(String id) {
        return jdbc.sql("select action from audit_entry where subject_id = ?::uuid order by id")
                .param(id)
                .<String>query((row, n) -> row.getString("action"))
                .list();
    }
}
