package dev.berth.booking.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.reservation.Wishes;
import dev.berth.booking.reservation.Wishes.Wish;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestNodes;
import dev.berth.booking.testing.TestNodes.TestNode;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class BookingComputeTest {
    private static final String BOOKINGS = "/api/v1/bookings";

    private final Api api;
    private final TestClock clock;
    private final TestPeople people;
    private final TestNodes nodes;
    private final TestPerson student;

    BookingComputeTest(Api api, TestClock clock, TestPeople people, TestNodes nodes) {
        this.api = api;
        this.clock = clock;
        this.people = people;
        this.nodes = nodes;
        this.student = people.student();
    }

    private Answer book(Wish wish) {
        return api.post(BOOKINGS, student, wish.json());
    }

    private String idOf(Answer booked) {
        return booked.is(201).at("$.id");
    }

    @Test
    void a_booking_is_pending_and_holds_a_node() {
        TestNode node = nodes.node(8, 32);
        Wish wish = Wishes.on(node.tag(), clock);

        Answer booked = book(wish).is(201);

        assertThat(booked.<String>at("$.status")).isEqualTo("pending");
        assertThat(booked.<String>at("$.startsAt")).isEqualTo(wish.startsAt().toString());
        assertThat(booked.<String>at("$.user.id")).isEqualTo(student.id().toString());
        assertThat(booked.<String>at("$.resource.name")).isEqualTo(node.name());
        assertThat(booked.<String>at("$.placement.nodeId")).isEqualTo(node.id().toString());
        assertThat(booked.<String>at("$.compute.environmentName")).isEqualTo("Try-out page");
        assertThat(booked.<String>at("$.decideBy")).isEqualTo(wish.startsAt().toString());
        assertThat(booked.<Integer>at("$.version")).isZero();
        assertThat(booked.header("ETag")).isEqualTo("\"0\"");
        assertThat(booked.header("Location")).isEqualTo(BOOKINGS + "/" + booked.at("$.id"));
        assertThat(api.get(booked.header("Location"), student).is(200).body()).isEqualTo(booked.body());
    }

    @Test
    void any_offset_is_understood_and_answered_in_utc() {
        Wish wish = Wishes.on(nodes.node(8, 32).tag(), clock);
        String local =
                wish.startsAt().atOffset(ZoneOffset.ofHoursMinutes(5, 30)).toString();
        Answer booked = api.post(
                BOOKINGS, student, wish.json().replaceFirst(wish.startsAt().toString(), local));
        assertThat(booked.is(201).<String>at("$.startsAt"))
                .isEqualTo(wish.startsAt().toString());
    }

    @Test
    void the_least_loaded_of_the_fitting_nodes_is_taken_and_ties_go_by_name() {
        String tag = TestNodes.newTag();
        TestNode first = nodes.node(4, 16, 0, tag);
        TestNode second = nodes.node(4, 16, 0, tag);
        Wish wish = Wishes.on(tag, clock);
        String lower = first.name().compareTo(second.name()) < 0 ? first.name() : second.name();
        String higher = lower.equals(first.name()) ? second.name() : first.name();

        assertThat(book(wish).<String>at("$.resource.name")).isEqualTo(lower);
        assertThat(book(wish).<String>at("$.resource.name")).isEqualTo(higher);
    }

    @Test
    void a_full_node_answers_with_the_times_that_are_taken_and_alternatives_that_are_free() {
        Wish wish = Wishes.on(nodes.node(2, 8).tag(), clock).cores(2);
        book(wish).is(201);

        Answer refused = book(wish).isProblem(409, "booking-conflict");

        assertThat(refused.<List<Map<String, String>>>at("$.conflicts"))
                .containsExactly(Map.of(
                        "startsAt", wish.startsAt().toString(),
                        "endsAt", wish.endsAt().toString()));
        List<Map<String, String>> alternatives = refused.at("$.suggestedAlternatives");
        assertThat(alternatives).hasSize(3);
        assertThat(alternatives.getFirst())
                .containsEntry("startsAt", wish.endsAt().toString());
        for (Map<String, String> alternative : alternatives) {
            Instant start = Instant.parse(alternative.get("startsAt"));
            String id = idOf(book(wish.from(start, Duration.ofHours(1))));
            api.delete(BOOKINGS + "/" + id, student).is(204);
        }
    }

    @Test
    void alternatives_are_not_in_the_past() {
        Instant now = Grid.floor(clock.instant());
        Wish wish = Wishes.on(nodes.node(2, 8).tag(), clock).cores(2).from(now, Duration.ofHours(1));
        book(wish).is(201);
        Answer refused = book(wish).isProblem(409, "booking-conflict");
        assertThat(refused.<List<String>>at("$.suggestedAlternatives[*].startsAt"))
                .containsExactly(
                        now.plus(1, ChronoUnit.HOURS).toString(),
                        now.plus(75, ChronoUnit.MINUTES).toString(),
                        now.plus(90, ChronoUnit.MINUTES).toString());
    }

    @Test
    void back_to_back_bookings_do_not_meet() {
        Wish wish = Wishes.on(nodes.node(2, 8).tag(), clock).cores(2);
        book(wish).is(201);
        book(wish.from(wish.endsAt(), Duration.ofHours(1))).is(201);
        book(wish.from(wish.startsAt().minus(Duration.ofHours(1)), Duration.ofHours(1)))
                .is(201);
    }

    @Test
    void no_node_with_these_tags_or_of_that_size_is_a_conflict_without_alternatives() {
        Answer refused = book(Wishes.on("tag-nobody-has", clock)).isProblem(409, "booking-conflict");
        assertThat(refused.<List<?>>at("$.suggestedAlternatives")).isEmpty();
        book(Wishes.on(nodes.node(2, 8).tag(), clock).cores(3)).isProblem(409, "booking-conflict");
        book(Wishes.on(nodes.node(2, 8).tag(), clock).memoryGb(9)).isProblem(409, "booking-conflict");
    }

    @Test
    void a_simulated_node_is_taken_only_by_who_asks_for_one() {
        String tag = TestNodes.newTag();
        TestNode simulated = nodes.node(8, 32, 0, tag, "simulated");

        book(Wishes.on(tag, clock)).isProblem(409, "booking-conflict");
        Answer booked = api.post(
                BOOKINGS,
                student,
                Wishes.on(tag, clock).json().replace("\"" + tag + "\"", "\"" + tag + "\",\"simulated\""));

        assertThat(booked.is(201).<String>at("$.resource.name")).isEqualTo(simulated.name());
    }

    @Test
    void memory_runs_out_like_cores_do() {
        Wish wish = Wishes.on(nodes.node(8, 4).tag(), clock).memoryGb(3);
        book(wish).is(201);
        book(wish).isProblem(409, "booking-conflict");
    }

    @Test
    void gpus_are_given_by_uuid_and_only_once() {
        TestNode node = nodes.gpuNode(16, 64, 3);
        Wish wish = Wishes.on(node.tag(), clock).gpus(2);
        Answer booked = book(wish).is(201);
        assertThat(booked.<List<String>>at("$.placement.gpuUuids")).hasSize(2).isSubsetOf(node.gpuUuids());

        assertThat(book(wish)
                        .isProblem(409, "booking-conflict")
                        .<List<String>>at("$.suggestedAlternatives[*].startsAt"))
                .first()
                .isEqualTo(wish.endsAt().toString());
        book(wish.gpus(1)).is(201);
        book(wish.gpus(1)).isProblem(409, "booking-conflict");
    }

    @Test
    void cancelling_frees_the_room_at_once() {
        Wish wish = Wishes.on(nodes.gpuNode(2, 8, 1).tag(), clock).cores(2).gpus(1);
        String id = idOf(book(wish));
        api.delete(BOOKINGS + "/" + id, student).is(204);
        assertThat(api.get(BOOKINGS + "/" + id, student).<String>at("$.status")).isEqualTo("cancelled");
        book(wish).is(201);
        api.delete(BOOKINGS + "/" + id, student).isProblem(409, "illegal-transition");
    }

    @Test
    void a_stale_if_match_cancels_nothing() {
        String path = BOOKINGS + "/" + idOf(book(Wishes.on(nodes.node(2, 8).tag(), clock)));
        api.send(api.request("DELETE", path, student, null).header("If-Match", "\"7\""))
                .isProblem(412, "stale-version");
        api.send(api.request("DELETE", path, student, null).header("If-Match", "nonsense"))
                .isProblem(412, "stale-version");
        api.send(api.request("DELETE", path, student, null).header("If-Match", "\"0\""))
                .is(204);
    }

    @Test
    void a_broken_rule_names_itself_and_the_field() {
        Wish wish = Wishes.on(nodes.node(2, 8).tag(), clock);
        broken("grid", "startsAt", wish.from(wish.startsAt().plusSeconds(60), Duration.ofMinutes(29)));
        broken("grid", "startsAt", wish.from(wish.startsAt().plusNanos(1), Duration.ofHours(1)));
        broken("end-after-start", "endsAt", wish.from(wish.startsAt(), Duration.ZERO));
        broken("end-after-start", "endsAt", wish.from(wish.startsAt(), Duration.ofHours(-1)));
        broken(
                "not-in-the-past",
                "startsAt",
                wish.from(wish.startsAt().minus(Duration.ofHours(3)), Duration.ofHours(1)));
        broken(
                "longest",
                "endsAt",
                wish.from(wish.startsAt(), Duration.ofHours(8).plusMinutes(15)));
        broken("horizon", "startsAt", wish.from(wish.startsAt().plus(Duration.ofDays(91)), Duration.ofHours(1)));
        book(wish.from(wish.startsAt(), Duration.ofHours(8))).is(201);
    }

    private void broken(String rule, String field, Wish wish) {
        Answer answer = book(wish).isProblem(422, "rule-broken");
        assertThat(answer.<String>at("$.rule")).isEqualTo(rule);
        assertThat(answer.<List<String>>at("$.errors[*].field")).contains(field);
    }

    @Test
    void absurd_dates_are_refused_and_not_stored() {
        Wish wish = Wishes.on(nodes.node(2, 8).tag(), clock);
        for (String date : List.of(
                "+999999999-12-31T23:45:00Z",
                "-999999999-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:45:00Z")) {
            Answer answer = api.post(
                    BOOKINGS, student, wish.json().replace(wish.startsAt().toString(), date));
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(api.get(BOOKINGS + "?from=" + date.replace("+", "%2B"), people.staff())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void what_cannot_be_read_names_the_field() {
        String json = Wishes.on("any", clock).json();
        api.post(BOOKINGS, student, json.replace("\"cores\":1", "\"cores\":1.5"))
                .isInvalid("compute.cores");
        api.post(BOOKINGS, student, json.replace("\"cores\":1", "\"cores\":0")).isInvalid("compute.cores");
        api.post(BOOKINGS, student, json.replace("\"cores\":1,", "")).isInvalid("compute.cores");
        api.post(BOOKINGS, student, json.replace("\"compute\",", "\"boat\",")).isInvalid("kind");
        api.post(BOOKINGS, student, json.replaceFirst("\"startsAt\":\"[^\"]+\"", "\"startsAt\":\"tomorrow\""))
                .isInvalid("startsAt");
        api.post(BOOKINGS, student, json.replaceFirst("\"startsAt\":\"[^\"]+\"", "\"startsAt\":1796115600"))
                .isInvalid("startsAt");
        api.post(BOOKINGS, student, json.replaceFirst("\"startsAt\":\"[^\"]+\",", ""))
                .isInvalid("startsAt");
        api.post(BOOKINGS, student, json.replace("[\"any\"]", "[" + "\"a\",".repeat(10) + "\"b\"]"))
                .isInvalid("compute.nodeTags");
        api.post(BOOKINGS, student, json.replace(Wishes.TRY_OUT, "e1")).isInvalid("compute.environmentId");
    }

    @Test
    void an_environment_that_is_not_there_is_a_broken_rule_at_its_field() {
        Wish wish = Wishes.on(nodes.node(2, 8).tag(), clock);
        Answer answer = api.post(
                        BOOKINGS,
                        student,
                        wish.json().replace(Wishes.TRY_OUT, UUID.randomUUID().toString()))
                .isProblem(422, "rule-broken");
        assertThat(answer.<List<String>>at("$.errors[*].field")).containsExactly("compute.environmentId");
    }

    @Test
    void a_title_is_one_line_of_at_most_200_characters_and_emoji_count_as_one() {
        Wish wish = Wishes.on(nodes.node(200, 800).tag(), clock);
        assertThat(api.post(BOOKINGS, student, wish.json("⛵ 模型")).is(201).<String>at("$.title"))
                .isEqualTo("⛵ 模型");
        api.post(BOOKINGS, student, wish.json("🚀".repeat(200))).is(201);
        api.post(BOOKINGS, student, wish.json("🚀".repeat(201))).isInvalid("title");
        api.post(BOOKINGS, student, wish.json("   ")).isInvalid("title");
        api.post(BOOKINGS, student, wish.json("a\\u0000b")).isInvalid("title");
        api.post(BOOKINGS, student, wish.json("a\\nb")).isInvalid("title");
        api.post(BOOKINGS, student, wish.json("a\\ud800b")).isInvalid("title");
    }

    @Test
    void another_student_knows_of_nothing_staff_look_and_admins_do() {
        String path = BOOKINGS + "/" + idOf(book(Wishes.on(nodes.node(2, 8).tag(), clock)));
        TestPerson other = people.student();
        api.get(path, other).isProblem(404, "not-found");
        api.delete(path, other).isProblem(404, "not-found");
        api.post(path + "/end", other, null).isProblem(404, "not-found");
        api.post(path + "/extend", other, "{\"endsAt\":\"2030-01-01T00:00:00Z\"}")
                .isProblem(404, "not-found");
        api.post(path + "/approve", other, null).isProblem(403, "forbidden");

        TestPerson staff = people.staff();
        api.get(path, staff).is(200);
        api.delete(path, staff).isProblem(403, "forbidden");
        api.post(path + "/approve", staff, null).isProblem(403, "forbidden");

        api.get(path, people.admin()).is(200);
        api.delete(path, people.admin()).is(204);
        api.get(BOOKINGS + "/" + UUID.randomUUID(), student).isProblem(404, "not-found");
    }

    @Test
    void nobody_has_more_than_ten_open_bookings() {
        Wish wish = Wishes.on(nodes.node(32, 64).tag(), clock);
        String first = idOf(book(wish));
        for (int n = 1; n < 10; n++) {
            book(wish).is(201);
        }
        assertThat(book(wish).isProblem(422, "rule-broken").<String>at("$.rule"))
                .isEqualTo("open-bookings");
        api.delete(BOOKINGS + "/" + first, student).is(204);
        book(wish).is(201);
    }

    @Test
    void lists_page_through_everything_once_latest_start_first() {
        Wish wish = Wishes.on(nodes.node(32, 64).tag(), clock);
        for (int n = 0; n < 5; n++) {
            book(wish.from(wish.startsAt().plus(Duration.ofHours(n / 2)), Duration.ofHours(1)))
                    .is(201);
        }
        List<String> seen = new java.util.ArrayList<>();
        String cursor = "";
        do {
            Answer page = api.get("/api/v1/me/bookings?limit=2&cursor=" + cursor, student)
                    .is(200);
            seen.addAll(page.<List<String>>at("$.items[*].id"));
            cursor = page.body().contains("nextCursor") ? page.at("$.nextCursor") : "";
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(api.get("/api/v1/me/bookings", student).<List<String>>at("$.items[*].startsAt"))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void lists_filter_by_status_time_person_and_node() {
        TestNode node = nodes.node(32, 64);
        Wish wish = Wishes.on(node.tag(), clock);
        String pending = idOf(book(wish));
        String cancelled = idOf(book(wish.from(wish.endsAt(), Duration.ofHours(1))));
        api.delete(BOOKINGS + "/" + cancelled, student).is(204);

        assertMine("?status=pending", pending);
        assertMine("?status=cancelled,failed", cancelled);
        assertMine("?status=cancelled&status=pending&kind=compute", cancelled, pending);
        assertMine("?to=" + wish.endsAt(), pending);
        assertMine("?from=" + wish.endsAt(), cancelled);
        assertThat(api.get(BOOKINGS + "?resourceId=" + node.id() + "&userId=" + student.id(), people.staff())
                        .<List<String>>at("$.items[*].id"))
                .containsExactly(cancelled, pending);
        api.get(BOOKINGS, student).isProblem(403, "forbidden");
        api.get("/api/v1/me/bookings?status=lost", student).isInvalid("status");
        api.get("/api/v1/me/bookings?limit=201", student).isInvalid("limit");
        api.get("/api/v1/me/bookings?limit=x", student).isInvalid("limit");
        api.get("/api/v1/me/bookings?from=yesterday", student).isInvalid("from");
        api.get("/api/v1/me/bookings?cursor=x", student).isInvalid("cursor");
    }

    private void assertMine(String query, String... ids) {
        assertThat(api.get("/api/v1/me/bookings" + query, student).is(200).<List<String>>at("$.items[*].id"))
                .containsExactly(ids);
    }
}
