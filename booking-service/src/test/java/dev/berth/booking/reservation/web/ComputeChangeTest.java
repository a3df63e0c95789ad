package dev.berth.booking.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.reservation.Wishes;
import dev.berth.booking.reservation.Wishes.Wish;
import dev.berth.booking.reservation.ledger.LedgerAudit;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestNodes;
import dev.berth.booking.testing.TestNodes.TestNode;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestReports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Compute bookings change in time, size and text, as rooms do. */
@ServiceTest
class ComputeChangeTest {
    private static final String BOOKINGS = "/api/v1/bookings";
    private static final Duration HOUR = Duration.ofHours(1);

    private final Api api;
    private final TestClock clock;
    private final TestNodes nodes;
    private final TestPeople people;
    private final TestPerson student;
    private final TestPerson admin;
    private final TestReports reports;
    private final LedgerAudit audit;

    ComputeChangeTest(
            Api api, TestClock clock, TestNodes nodes, TestPeople people, TestReports reports, LedgerAudit audit) {
        this.api = api;
        this.clock = clock;
        this.nodes = nodes;
        this.people = people;
        this.student = people.student();
        this.admin = people.admin();
        this.reports = reports;
        this.audit = audit;
    }

    @Test
    void a_pending_booking_gets_other_times_another_size_and_other_words_at_once() {
        TestNode node = nodes.node(8, 32);
        Wish wish = Wishes.on(node.tag(), clock);
        Answer booked = book(wish);
        Instant start = wish.startsAt().plus(HOUR);

        Answer changed = patch(booked, student, """
                        {"startsAt":"%s","endsAt":"%s","title":"Longer run","compute":{"cores":4,"memoryGb":16}}""".formatted(start, start.plus(HOUR.multipliedBy(2))))
                .is(200);

        assertThat(changed.<String>at("$.status")).isEqualTo("pending");
        assertThat(changed.<String>at("$.startsAt")).isEqualTo(start.toString());
        assertThat(changed.<String>at("$.decideBy")).isEqualTo(start.toString());
        assertThat(changed.<String>at("$.title")).isEqualTo("Longer run");
        assertThat(changed.<Integer>at("$.compute.cores")).isEqualTo(4);
        assertThat(changed.<Integer>at("$.compute.memoryGb")).isEqualTo(16);
        assertThat(changed.<Integer>at("$.compute.gpus")).isZero();
        // What it gave back is free, and what it took is held.
        book(wish.cores(8));
        refused(wish.from(start, HOUR).cores(5));
        assertThat(differences(node)).isEmpty();
    }

    @Test
    void it_may_overlap_its_own_old_time_and_keeps_its_gpus() {
        TestNode node = nodes.gpuNode(2, 8, 1);
        Wish wish = Wishes.on(node.tag(), clock).cores(2).gpus(1);
        Answer booked = book(wish);
        Answer changed = patch(booked, student, times(wish.startsAt().plus(HOUR.dividedBy(2)), HOUR))
                .is(200);
        assertThat(changed.<List<String>>at("$.placement.gpuUuids")).isEqualTo(node.gpuUuids());
        assertThat(differences(node)).isEmpty();
    }

    @Test
    void where_its_node_has_no_room_it_goes_to_another_that_fits() {
        String tag = TestNodes.newTag();
        TestNode small = nodes.node(2, 8, 0, tag);
        Answer booked = book(Wishes.on(tag, clock));
        TestNode large = nodes.node(16, 64, 0, tag);
        assertThat(booked.<String>at("$.resource.name")).isEqualTo(small.name());
        Answer changed = patch(booked, student, "{\"compute\":{\"cores\":12}}").is(200);
        assertThat(changed.<String>at("$.resource.name")).isEqualTo(large.name());
        assertThat(differences(small)).isEmpty();
        assertThat(differences(large)).isEmpty();
    }

    @Test
    void a_taken_time_is_refused_with_alternatives_and_changes_nothing() {
        TestNode node = nodes.node(2, 8);
        Wish wish = Wishes.on(node.tag(), clock).cores(2);
        book(wish.from(wish.startsAt().plus(HOUR), HOUR));
        Answer booked = book(wish);
        Answer full =
                patch(booked, student, times(wish.startsAt().plus(HOUR), HOUR)).isProblem(409, "booking-conflict");
        assertThat(full.<List<Object>>at("$.suggestedAlternatives")).isNotEmpty();
        patch(booked, student, "{\"compute\":{\"cores\":64}}").isProblem(409, "booking-conflict");
        Answer now = api.get(pathOf(booked), student).is(200);
        assertThat(now.<Integer>at("$.version")).isZero();
        assertThat(now.<String>at("$.startsAt")).isEqualTo(wish.startsAt().toString());
        assertThat(differences(node)).isEmpty();
    }

    @Test
    void an_approved_booking_is_changed_by_an_admin_and_its_node_hears_of_it() {
        Wish wish = Wishes.on(nodes.node(8, 32).tag(), clock);
        Answer booked = book(wish);
        Answer approved = api.post(pathOf(booked) + "/approve", admin, null).is(200);
        String later = times(wish.startsAt().plus(HOUR), HOUR);
        patch(approved, student, later).isProblem(409, "illegal-transition");
        patch(approved, student, "{\"compute\":{\"cores\":2}}").isProblem(409, "illegal-transition");
        Answer noted = patch(approved, student, "{\"description\":\"With the new data\"}")
                .is(200);
        Answer moved = patch(noted, admin, later).is(200);
        assertThat(moved.<String>at("$.status")).isEqualTo("approved");
        assertThat(moved.<String>at("$.startsAt"))
                .isEqualTo(wish.startsAt().plus(HOUR).toString());
        assertThat(moved.<Integer>at("$.workspace.generation")).isEqualTo(2);
    }

    @Test
    void a_running_booking_changes_its_end_and_its_words_and_nothing_else() {
        TestNode node = nodes.node(8, 32);
        Wish wish = Wishes.on(node.tag(), clock);
        Answer booked = book(wish);
        api.post(pathOf(booked) + "/approve", admin, null).is(200);
        clock.stopAt(wish.startsAt().plusSeconds(60));
        reports.report(node.id(), UUID.fromString(booked.at("$.id")), 1, "running");
        TestPerson owner = people.signedInAgain(student);
        TestPerson boss = people.signedInAgain(admin);
        Answer running = api.get(pathOf(booked), owner).is(200);
        assertThat(running.<String>at("$.status")).isEqualTo("active");

        patch(running, boss, "{\"compute\":{\"cores\":2}}").isProblem(409, "illegal-transition");
        patch(running, boss, times(wish.startsAt().plus(HOUR), HOUR)).isProblem(409, "illegal-transition");
        String longer = "{\"endsAt\":\"%s\",\"title\":\"Nearly there\"}"
                .formatted(wish.endsAt().plus(HOUR));
        patch(running, owner, longer).isProblem(409, "illegal-transition");
        Answer extended = patch(running, boss, longer).is(200);
        assertThat(extended.<String>at("$.endsAt"))
                .isEqualTo(wish.endsAt().plus(HOUR).toString());
        assertThat(extended.<String>at("$.title")).isEqualTo("Nearly there");
        patch(extended, owner, "{\"endsAt\":\"%s\"}".formatted(wish.startsAt())).isProblem(422, "rule-broken");
        Answer shorter = patch(
                        extended,
                        owner,
                        "{\"endsAt\":\"%s\"}".formatted(wish.startsAt().plus(HOUR.dividedBy(2))))
                .is(200);
        assertThat(shorter.<String>at("$.status")).isEqualTo("active");
        assertThat(differences(node)).isEmpty();
    }

    @Test
    void the_rules_judge_the_new_times() {
        Answer booked = book(Wishes.on(nodes.node(8, 32).tag(), clock));
        Instant start = Instant.parse(booked.at("$.startsAt"));
        patch(booked, student, times(start, Duration.ofHours(9))).isProblem(422, "rule-broken");
        patch(booked, student, times(start.plusSeconds(60), HOUR)).isProblem(422, "rule-broken");
        patch(booked, student, times(start, Duration.ofHours(-1))).isProblem(422, "rule-broken");
        patch(booked, student, "{\"roomId\":\"" + UUID.randomUUID() + "\"}").isProblem(422, "rule-broken");
        patch(booked, student, "{\"compute\":{\"environmentId\":\"" + UUID.randomUUID() + "\"}}")
                .isProblem(422, "rule-broken");
        patch(booked, student, "{\"compute\":{\"cores\":0}}").isInvalid("compute.cores");
    }

    @Test
    void who_may_not_know_of_it_gets_404_whatever_version_they_name() {
        Answer booked = book(Wishes.on(nodes.node(8, 32).tag(), clock));
        TestPerson other = people.student();
        String body = "{\"title\":\"Mine\"}";
        api.patch(pathOf(booked), other, body).isProblem(404, "not-found");
        patch(booked, other, body).isProblem(404, "not-found");
        api.send(api.request("PATCH", pathOf(booked), other, body).header("If-Match", "\"77\""))
                .isProblem(404, "not-found");
        api.patch(BOOKINGS + "/" + UUID.randomUUID(), student, body).isProblem(404, "not-found");
        patch(booked, people.staff(), body).isProblem(403, "forbidden");
        api.patch(pathOf(booked), student, body).isProblem(412, "stale-version");
        api.send(api.request("PATCH", pathOf(booked), student, body).header("If-Match", "\"77\""))
                .isProblem(412, "stale-version");
    }

    private List<LedgerAudit.Difference> differences(TestNode node) {
        return audit.differences().stream()
                .filter(it -> it.nodeId().equals(node.id()))
                .toList();
    }

    private Answer book(Wish wish) {
        return api.post(BOOKINGS, student, wish.json()).is(201);
    }

    private void refused(Wish wish) {
        api.post(BOOKINGS, student, wish.json()).isProblem(409, "booking-conflict");
    }

    private Answer patch(Answer booking, TestPerson as, String body) {
        return api.send(api.request("PATCH", pathOf(booking), as, body).header("If-Match", booking.header("ETag")));
    }

    private static String times(Instant start, Duration length) {
        return "{\"startsAt\":\"%s\",\"endsAt\":\"%s\"}".formatted(start, start.plus(length));
    }

    private static String pathOf(Answer booking) {
        return BOOKINGS + "/" + booking.at("$.id");
    }
}
