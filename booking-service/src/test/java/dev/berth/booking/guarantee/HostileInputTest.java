package dev.berth.booking.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.reservation.Wishes;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestCourses;
import dev.berth.booking.testing.TestNodes;
import dev.berth.booking.testing.TestNodes.TestNode;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import dev.berth.booking.testing.TestRooms.TestRoom;
import dev.berth.fuzz.Fuzz;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever somebody sends, they are told what is wrong with it; nothing makes the service stumble. */
@ServiceTest
class HostileInputTest {
    private static final String BOOKINGS = "/api/v1/bookings";
    /** Another seed is another choice among the hostile values: {@code -Dberth.seed=42}. */
    private static final long SEED = Long.getLong("berth.seed", 1);

    private final Api api;
    private final TestPeople people;
    private final TestNodes nodes;
    private final Clock clock;
    private final TestPerson admin;
    private final TestNode node;
    private final TestRoom room;
    private final TestCourses courses;
    private int hours = 2;

    HostileInputTest(Api api, TestPeople people, TestNodes nodes, TestRooms rooms, TestCourses courses, Clock clock) {
        this.api = api;
        this.people = people;
        this.nodes = nodes;
        this.clock = clock;
        this.admin = people.admin();
        this.node = nodes.node(64, 64);
        this.room = rooms.room();
        this.courses = courses;
    }

    /** Every operation, parameter and field of the API's document, each with hostile values. */
    @Test
    void nothing_that_the_document_describes_makes_the_service_stumble() {
        var outcome = Fuzz.of(Path.of("openapi.json"), api.port())
                .as(admin.token())
                .as(people.staff().token())
                .as(people.student().token())
                .perField(Integer.getInteger("berth.fuzz", 5))
                .knowing(BOOKINGS, this::newBooking)
                .knowing("/api/v1/rooms", () -> room.id().toString())
                .knowing(
                        "/api/v1/course-sessions",
                        () -> courses.session(12).id().toString())
                .knowing("/api/v1/nodes", () -> node.id().toString())
                .knowing("/api/v1/users", () -> people.student().id().toString())
                .knowing("email", "\"unique@example.org\"")
                .knowing("kind", "\"room\"")
                .knowing("status", "\"pending\"")
                .knowing("timeZone", "\"Europe/Berlin\"")
                .knowing("nodeId", "\"" + nodes.node(8, 8).id() + "\"")
                .knowing("openingHours", """
                        [{"day":"monday","opens":"08:00","closes":"20:00"}]""")
                .sending("PATCH /api/v1/me", """
                        {"name":"unique","timeZone":"Europe/Berlin"}""")
                .sending("POST /api/v1/nodes/enrolments/redeem", """
                        {"token":"unique","name":"unique","site":"main","tags":["a"],"mac":"52:54:00:12:34:56",
                         "publicKey":"MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=","agentVersion":"1",
                         "cores":4,"memoryGb":8,"gpus":[{"uuid":"GPU-1","model":"A"}]}""")
                .sending(
                        "POST " + BOOKINGS,
                        roomWish("Seminar"),
                        Wishes.on(node.tag(), clock).json(),
                        """
                        {"kind":"course","courseSessionId":"%s"}""".formatted(courses.session(100).id()))
                .run(SEED);

        assertThat(outcome.findings())
                .as("%s shots, seed %s", outcome.shots(), SEED)
                .isEmpty();
    }

    private String newBooking() {
        return api.post(BOOKINGS, people.student(), roomWish("Seminar")).is(201).at("$.id");
    }

    private String roomWish(String title) {
        Instant start = Grid.floor(clock.instant()).plus(Duration.ofHours(hours++));
        return """
                {"kind":"room","startsAt":"%s","endsAt":"%s","title":"%s","description":"","roomId":"%s","attendees":2}""".formatted(start, start.plus(Duration.ofHours(1)), title, room.id());
    }

    @Test
    void ten_megabytes_are_refused_and_the_field_is_named() {
        api.post(BOOKINGS, admin, roomWish("x".repeat(10_000_000))).isInvalid("title");
    }

    @ParameterizedTest
    @CsvSource({
        "300 characters, xxx",
        "nothing, ''",
        "a line break, a\\nb",
        "NUL, a\\u0000b",
        "an escape sequence, \\u001b[31m",
        "half an emoji, \\ud83d",
    })
    void a_title_that_is_none_is_named(String what, String title) {
        String sent = title.equals("xxx") ? "x".repeat(300) : title;
        api.post(BOOKINGS, admin, roomWish(sent)).isInvalid("title");
    }

    @Test
    void emoji_and_accents_are_text_like_any_other() {
        String title = "\ud83d\ude80 Über uns: 日本語 👩‍👩‍👧";
        assertThat(api.post(BOOKINGS, admin, roomWish(title)).is(201).<String>at("$.title"))
                .isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({
        "0000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "+292278994-08-17T07:12:55.807Z",
        "-999999999-01-01T00:00:00+18:00",
        "9999-12-31T23:45:00Z",
        "2026-02-30T09:00:00Z",
        "2026-12-01T09:00:00+00:01:30",
        "2026-12-01T09:00:00",
        "1796115600",
    })
    void a_time_that_nobody_can_book_is_named(String time) {
        var answer = api.post(
                BOOKINGS,
                admin,
                roomWish("Seminar").replaceFirst("\"startsAt\":\"[^\"]*\"", "\"startsAt\":\"" + time + "\""));
        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        assertThat(answer.<List<String>>at("$.errors[*].field")).containsAnyOf("startsAt", "endsAt");
    }

    @ParameterizedTest
    @CsvSource({
        "cores, 99999999999999999999",
        "cores, 1.5",
        "cores, '\"4\"'",
        "memoryGb, -1",
        "memoryGb, 1e400",
        "gpus, true",
        "environmentId, '\"no\"'",
        "nodeTags, '[null]'",
        "nodeTags, '\"gpu\"'",
    })
    void a_wish_of_the_wrong_type_or_size_is_named_where_it_stands(String field, String value) {
        String wish = Wishes.on(node.tag(), clock).json();
        var answer = api.post(
                        BOOKINGS,
                        admin,
                        wish.replaceFirst(
                                "\"" + field + "\":(\\[[^]]*]|\"[^\"]*\"|\\d+)", "\"" + field + "\":" + value))
                .isProblem(400, "invalid-input");
        assertThat(answer.<List<String>>at("$.errors[*].field")).allMatch(it -> it.startsWith("compute." + field));
    }

    @Test
    void lists_give_nothing_for_bad_cursors_limits_and_words() {
        for (String query : List.of(
                "limit=0",
                "limit=201",
                "limit=99999999999",
                "cursor=%00",
                "cursor=QQ",
                "status=sleeping",
                "kind=boat",
                "from=yesterday",
                "to=2026-12-01",
                "userId=me")) api.get(BOOKINGS + "?" + query, admin).isInvalid(query.substring(0, query.indexOf('=')));
    }
}
