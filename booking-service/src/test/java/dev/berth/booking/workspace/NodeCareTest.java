package dev.berth.booking.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.node.Maintenance;
import dev.berth.booking.node.Waking;
import dev.berth.booking.reservation.Clockwork;
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
import dev.berth.booking.testing.TestTopics;
import dev.berth.engines.Engines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of bookings when their node sleeps, is lost, shrinks, is drained or retired. */
@ServiceTest
class NodeCareTest {
    private final Api api;
    private final TestClock clock;
    private final TestPeople people;
    private final TestNodes nodes;
    private final TestReports reports;
    private final Clockwork clockwork;
    private final Waking waking;
    private final Maintenance maintenance;
    private final LedgerAudit audit;
    private final JdbcClient jdbc;
    private TestPerson student;
    private TestPerson admin;
    private TestNode node;

    NodeCareTest(
            Api api,
            TestClock clock,
            TestPeople people,
            TestNodes nodes,
            TestReports reports,
            Clockwork clockwork,
            Waking waking,
            Maintenance maintenance,
            LedgerAudit audit,
            JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.people = people;
        this.nodes = nodes;
        this.reports = reports;
        this.clockwork = clockwork;
        this.waking = waking;
        this.maintenance = maintenance;
        this.audit = audit;
        this.jdbc = jdbc;
        this.student = people.student();
        this.admin = people.admin();
    }

    @BeforeEach
    void a_node_in_the_middle_of_a_slot() {
        clock.set(Grid.floor(clock.instant()).plus(Duration.ofMinutes(7)));
        node = nodes.gpuNode(4, 16, 2);
    }

    @AfterEach
    void the_ledger_is_what_the_bookings_say() {
        assertThat(audit.differences()).isEmpty();
        assertThat(audit.bookingsWithWrongGpus()).isEmpty();
    }

    @Test
    void a_node_that_sleeps_is_booked_for_later_and_not_for_now() {
        sleeps(node);
        api.post("/api/v1/bookings", student, in(Duration.ZERO).json()).isProblem(409, "booking-conflict");
        Answer refused =
                api.post("/api/v1/bookings", student, in(Duration.ofMinutes(15)).json());
        assertThat(Instant.parse(refused.isProblem(409, "booking-conflict").at("$.suggestedAlternatives[0].startsAt")))
                .as("the first start for which it can be awake")
                .isEqualTo(Grid.floor(clock.instant()).plus(Duration.ofMinutes(30)));
        assertThat(nodeOf(approved(in(Duration.ofHours(24))))).isEqualTo(node.name());
    }

    @Test
    void others_come_before_a_node_that_is_offline() {
        nodes.fallsSilent(node);
        TestNode other = nodes.node(4, 16, 2, node.tag());
        assertThat(nodeOf(approved(in(Duration.ofHours(24))))).isEqualTo(other.name());
        assertThat(nodeOf(approved(in(Duration.ofHours(24)).cores(4)))).isEqualTo(node.name());
    }

    @Test
    void a_sleeping_node_is_woken_before_the_start_and_its_lead_time_follows_from_how_long_it_took() {
        sleeps(node);
        String booking = approved(in(Duration.ofHours(2)));
        later(Duration.ofMinutes(100)); // 13 minutes before the start
        clockwork.tick();
        assertThat(status(node)).isEqualTo("asleep");
        later(Duration.ofMinutes(1));
        clockwork.tick();
        assertThat(status(node)).isEqualTo("waking");
        waking.send();
        waking.send();
        later(Duration.ofSeconds(15));
        waking.send();
        assertThat(nodeAnswer(node).<String>at("$.reason")).contains("2 magic packets so far");

        later(Duration.ofSeconds(75));
        answers(node);
        assertThat(status(node)).isEqualTo("online");
        clockwork.tick();
        assertThat(nodeOf(booking)).isEqualTo(node.name());
    }

    @Test
    void a_node_that_never_wakes_is_a_suspect_and_its_booking_moves_before_the_start() {
        sleeps(node);
        String booking = approved(in(Duration.ofHours(2)));
        later(Duration.ofMinutes(101));
        clockwork.tick();
        TestNode other = nodes.node(4, 16, 2, node.tag());
        later(Duration.ofMinutes(10).plusSeconds(1)); // a little under two minutes are left
        waking.send();
        assertThat(status(node)).isEqualTo("asleep");
        assertThat(nodeAnswer(node).<String>at("$.reason")).contains("did not wake");
        clockwork.tick();
        assertThat(nodeOf(booking)).isEqualTo(other.name());
        assertThat(booking(booking).<String>at("$.statusReason"))
                .isEqualTo(node.name() + " did not wake: moved to " + other.name());
        assertThat(status(node)).as("nobody wakes it again by itself").isEqualTo("asleep");
    }

    @Test
    void where_no_other_node_has_room_owner_and_admins_read_that_it_did_not_wake() {
        sleeps(node);
        String booking = approved(in(Duration.ofHours(2)));
        later(Duration.ofMinutes(101));
        clockwork.tick();
        later(Duration.ofMinutes(10).plusSeconds(1));
        waking.send();
        clockwork.tick();
        assertThat(booking(booking).<String>at("$.statusReason")).contains("did not wake", "fails at its start");
        assertThat(api.get("/api/v1/stats/now", admin).<List<String>>at("$.stranded[*].id"))
                .contains(booking);
        later(Duration.ofMinutes(3));
        clockwork.tick();
        assertThat(booking(booking).<String>at("$.status")).isEqualTo("failed");
    }

    @Test
    void an_admin_wakes_a_node_and_hears_why_where_that_cannot_be() {
        String path = "/api/v1/nodes/" + node.id() + "/wake";
        api.post(path, student, null).isProblem(403, "forbidden");
        api.post(path, admin, null).isProblem(409, "illegal-transition");
        nodes.fallsSilent(node);
        assertThat(api.post(path, admin, null)
                        .isProblem(409, "illegal-transition")
                        .body())
                .contains("MAC address is not known");
        sleeps(node);
        api.post(path, admin, null).is(202);
        api.post(path, admin, null).is(202);
        assertThat(status(node)).isEqualTo("waking");
        api.post("/api/v1/nodes/" + UUID.randomUUID() + "/wake", admin, null).isProblem(404, "not-found");
    }

    @Test
    void what_does_not_fit_a_node_that_shrank_moves_at_once_the_newest_first() {
        String first = approved(in(Duration.ofHours(48)).cores(2));
        later(Duration.ofSeconds(1));
        String second = approved(in(Duration.ofHours(48)).cores(2));
        TestNode other = nodes.node(4, 16, 2, node.tag());
        shrinks(node, 2, node.gpuUuids().size());
        clockwork.tick();
        assertThat(nodeOf(first)).isEqualTo(node.name());
        assertThat(nodeOf(second)).isEqualTo(other.name());
        assertThat(booking(second).<String>at("$.statusReason"))
                .isEqualTo(node.name() + " has less capacity than before: moved to " + other.name());
        assertThat(toCheck(node)).isFalse();
    }

    @Test
    void a_booking_whose_gpu_is_gone_and_that_has_no_other_place_is_reported_at_once() {
        String booking = approved(in(Duration.ofHours(48)).gpus(2));
        shrinks(node, 4, 1);
        clockwork.tick();
        clockwork.tick();
        assertThat(booking(booking).<String>at("$.statusReason"))
                .contains("has less capacity than before", "no other node has room");
        assertThat(api.get("/api/v1/stats/now", admin).<List<String>>at("$.stranded[*].id"))
                .contains(booking);
        assertThat(history(booking)).as("said once").containsExactly("created", "approved", "updated");

        TestNode other = nodes.node(4, 16, 2, node.tag());
        clockwork.tick();
        assertThat(nodeOf(booking)).as("as soon as there is one").isEqualTo(other.name());
    }

    @Test
    void bookings_leave_a_revoked_node_pending_ones_too() {
        String pending = book(in(Duration.ofHours(48)));
        TestNode other = nodes.node(4, 16, 2, node.tag());
        jdbc.sql("UPDATE node SET revoked = true, presence = 'offline', bookings_to_check = true WHERE id = ?")
                .param(node.id())
                .update();
        clockwork.tick();
        assertThat(nodeOf(pending)).isEqualTo(other.name());
        assertThat(booking(pending).<String>at("$.status")).isEqualTo("pending");
    }

    @Test
    void draining_moves_what_has_another_place_and_says_what_has_none() {
        String moves = approved(in(Duration.ofHours(48)).cores(2));
        String stays = approved(in(Duration.ofHours(48)).gpus(2));
        TestNode other = nodes.node(4, 16, 0, node.tag());
        Answer drained = drain("re-place", "").is(200);
        assertThat(drained.<Integer>at("$.moved")).isEqualTo(1);
        assertThat(drained.<List<String>>at("$.remaining[*].id")).containsExactly(stays);
        assertThat(nodeOf(moves)).isEqualTo(other.name());
        assertThat(status(node)).isEqualTo("maintenance");
        assertThat(nodeAnswer(node).<String>at("$.reason")).isEqualTo("New disks");
        assertThat(booking(stays).<String>at("$.statusReason"))
                .isEqualTo("Maintenance of " + node.name() + " was announced (New disks), and no other node has room");
        assertThat(drain("cancel", "").is(200).<Integer>at("$.cancelled")).isEqualTo(1);
        assertThat(booking(stays).<String>at("$.statusReason")).isEqualTo("New disks");
    }

    @Test
    void what_maintenance_holds_back_does_not_start_and_is_asked_for_again_afterwards() {
        String booking = approved(in(Duration.ofHours(48)));
        drain("keep", "").is(200);
        assertThat(desired(node, booking, 2).getLast()).as("nothing to run").isNull();
        assertThat(book(in(Duration.ofHours(50)))).as("nothing new").isEmpty();
        api.patch("/api/v1/nodes/" + node.id(), admin, "{\"status\":\"online\"}")
                .is(200);
        assertThat(desired(node, booking, 3).getLast()).contains("\"generation\":1");
    }

    @Test
    void what_is_approved_during_maintenance_is_held_back_as_well() {
        String booking = book(in(Duration.ofHours(48)));
        drain("keep", "").is(200);
        api.post("/api/v1/bookings/" + booking + "/approve", admin, null).is(200);
        api.patch("/api/v1/nodes/" + node.id(), admin, "{\"status\":\"online\"}")
                .is(200);
        assertThat(desired(node, booking, 1)).as("once, after the maintenance").hasSize(1);
    }

    @Test
    void planned_maintenance_keeps_its_time_free_and_begins_and_ends_by_itself() {
        Instant from = Grid.floor(clock.instant()).plus(Duration.ofHours(24));
        String plan = ",\"from\":\"" + from + "\",\"until\":\"" + from.plus(Duration.ofHours(2)) + "\"";
        String before = approved(in(Duration.ofHours(23)));
        String within = approved(in(Duration.ofHours(25)));
        Answer planned = drain("keep", plan).is(200);
        assertThat(planned.<List<String>>at("$.remaining[*].id")).containsExactly(within);
        assertThat(status(node)).isEqualTo("online");
        assertThat(nodeAnswer(node).<String>at("$.maintenance.from")).isEqualTo(from.toString());
        api.post("/api/v1/bookings", student, in(Duration.ofHours(25)).json()).isProblem(409, "booking-conflict");
        assertThat(nodeOf(approved(in(Duration.ofHours(26)))))
                .as("the time after it")
                .isEqualTo(node.name());
        assertThat(nodeOf(before)).isEqualTo(node.name());

        later(Duration.between(clock.instant(), from));
        maintenance.followPlans();
        assertThat(status(node)).isEqualTo("maintenance");
        later(Duration.ofHours(2));
        maintenance.followPlans();
        assertThat(status(node)).isEqualTo("online");
        maintenance.followPlans();
        assertThat(status(node)).isEqualTo("online");
    }

    @Test
    void a_plan_that_cannot_be_is_refused_with_its_field() {
        drain("keep", ",\"until\":\"" + clock.instant().minusSeconds(1) + "\"").isInvalid("until");
        drain("keep", ",\"from\":\"" + clock.instant().plus(Duration.ofDays(400)) + "\"")
                .isInvalid("from");
        api.post("/api/v1/nodes/" + node.id() + "/drain", admin, "{}")
                .isInvalid("bookings")
                .isInvalid("reason");
        api.post("/api/v1/nodes/" + node.id() + "/drain", student, "{}").isProblem(403, "forbidden");
    }

    @Test
    void a_node_is_retired_once_its_bookings_have_another_place() {
        String booking = approved(in(Duration.ofHours(48)));
        String path = "/api/v1/nodes/" + node.id();
        assertThat(api.delete(path, admin).isProblem(409, "illegal-transition").body())
                .contains("Train the model");
        assertThat(status(node)).isEqualTo("maintenance");
        TestNode other = nodes.node(4, 16, 2, node.tag());
        api.delete(path, student).isProblem(403, "forbidden");
        api.delete(path, admin).is(204);
        assertThat(nodeOf(booking)).isEqualTo(other.name());
        api.get(path, admin).isProblem(404, "not-found");
        api.delete(path, admin).isProblem(404, "not-found");
        assertThat(TestTopics.read(
                        Engines.kafka().bootstrapServers(),
                        "berth.resources",
                        it -> it.key().equals(node.id().toString()),
                        it -> !it.isEmpty() && it.getLast().value() == null))
                .as("everybody forgets it")
                .isNotEmpty();
    }

    @Test
    void retiring_cancels_the_rest_where_an_admin_wants_that_and_never_what_runs() {
        String running = approved(in(Duration.ZERO));
        reports.report(node.id(), UUID.fromString(running), 1, "running");
        String future = approved(in(Duration.ofHours(48)));
        String path = "/api/v1/nodes/" + node.id() + "?cancelRest=true";
        assertThat(api.delete(path, admin).isProblem(409, "illegal-transition").body())
                .contains("running");
        assertThat(booking(future).<String>at("$.status")).isEqualTo("cancelled");
        reports.report(node.id(), UUID.fromString(running), 1, "stopped");
        api.delete(path, admin).is(204);
    }

    @Test
    void an_admin_reads_what_is_taken_of_a_node_over_time_and_by_whom() {
        String booking = approved(in(Duration.ofHours(1)).cores(2).gpus(1));
        Instant from = Grid.floor(clock.instant());
        String path = "/api/v1/nodes/" + node.id() + "/timeline?from=" + from + "&to=";
        Answer timeline = api.get(path + from.plus(Duration.ofHours(3)), admin).is(200);
        assertThat(timeline.<List<Integer>>at("$.uses[*].cores")).containsExactly(0, 0, 0, 0, 2, 2, 2, 2, 0, 0, 0, 0);
        assertThat(timeline.<List<Integer>>at("$.uses[*].gpus")).contains(1);
        assertThat(timeline.<List<String>>at("$.bookings[*].id")).containsExactly(booking);
        api.get(path + from.plus(Duration.ofHours(3)), student).isProblem(403, "forbidden");
        api.get(path + from, admin).isInvalid("to");
        api.get(path + from.plus(Duration.ofDays(9)), admin).isInvalid("to");
        api.get(path.replace(node.id().toString(), UUID.randomUUID().toString()) + from.plusSeconds(900), admin)
                .isProblem(404, "not-found");
    }

    private Wish in(Duration ahead) {
        return Wishes.on(node.tag(), clock).from(Grid.floor(clock.instant()).plus(ahead), Duration.ofHours(1));
    }

    private String book(Wish wish) {
        Answer answer = api.post("/api/v1/bookings", student, wish.json());
        return answer.status() == 201 ? answer.at("$.id") : "";
    }

    private String approved(Wish wish) {
        String id = api.post("/api/v1/bookings", student, wish.json()).is(201).at("$.id");
        api.post("/api/v1/bookings/" + id + "/approve", admin, null).is(200);
        return id;
    }

    private Answer booking(String id) {
        return api.get("/api/v1/bookings/" + id, student).is(200);
    }

    private String nodeOf(String id) {
        return booking(id).at("$.placement.nodeName");
    }

    private List<String> history(String id) {
        return api.get("/api/v1/bookings/" + id + "/history", student).is(200).at("$.items[*].action");
    }

    private Answer nodeAnswer(TestNode of) {
        return api.get("/api/v1/nodes/" + of.id(), admin).is(200);
    }

    private String status(TestNode of) {
        return nodeAnswer(of).at("$.status");
    }

    private Answer drain(String bookings, String plan) {
        return api.post(
                "/api/v1/nodes/" + node.id() + "/drain",
                admin,
                "{\"bookings\":\"%s\",\"reason\":\"New disks\"%s}".formatted(bookings, plan));
    }

    private void sleeps(TestNode it) {
        jdbc.sql("UPDATE node SET presence = 'asleep', mac = '52:54:00:ab:cd:ef' WHERE id = ?")
                .param(it.id())
                .update();
    }

    private void answers(TestNode it) {
        jdbc.sql("UPDATE node SET presence = 'online', wake_began_at = NULL WHERE id = ?")
                .param(it.id())
                .update();
    }

    private void shrinks(TestNode it, int cores, int gpus) {
        jdbc.sql("""
                        UPDATE node SET cores = ?, bookings_to_check = true,
                               gpus = (SELECT coalesce(jsonb_agg(g), '[]') FROM (
                                   SELECT g FROM jsonb_array_elements(gpus) g LIMIT ?) kept)
                        WHERE id = ?""").params(cores, gpus, it.id()).update();
    }

    private boolean toCheck(TestNode it) {
        return jdbc.sql("SELECT bookings_to_check FROM node WHERE id = ?")
                .param(it.id())
                .query(Boolean.class)
                .single();
    }

    /** The desired workspace's records, newest last; null is a tombstone. */
    private List<String> desired(TestNode on, String booking, int atLeast) {
        List<String> values = new java.util.ArrayList<>();
        TestTopics.read(
                        Engines.kafka().bootstrapServers(),
                        "berth.workspaces",
                        it -> it.key().equals(on.id() + "/" + booking),
                        it -> it.size() >= atLeast)
                .forEach(it -> values.add(it.value()));
        return values;
    }

    private void later(Duration by) {
        clock.advance(by);
        student = people.signedInAgain(student);
        admin = people.signedInAgain(admin);
    }
}
