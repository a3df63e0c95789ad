package dev.berth.booking.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class WorkspaceLifeTest {
    private final Api api;
    private final TestClock clock;
    private final TestPeople people;
    private final TestNodes nodes;
    private final TestReports reports;
    private final Clockwork clockwork;
    private final Undertaker undertaker;
    private final LedgerAudit audit;
    private final JdbcClient jdbc;
    private TestPerson student;
    private TestPerson admin;
    private final JsonMapper json = JsonMapper.shared();

    WorkspaceLifeTest(
            Api api,
            TestClock clock,
            TestPeople people,
            TestNodes nodes,
            TestReports reports,
            Clockwork clockwork,
            Undertaker undertaker,
            LedgerAudit audit,
            JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.people = people;
        this.nodes = nodes;
        this.reports = reports;
        this.clockwork = clockwork;
        this.undertaker = undertaker;
        this.audit = audit;
        this.jdbc = jdbc;
        this.student = people.student();
        this.admin = people.admin();
    }

    private TestNode node;
    private Wish wish;
    private UUID id;
    private String path;

    @BeforeEach
    void a_booking_that_starts_now_takes_a_whole_node() {
        // Into the middle of a slot, so that no test falls over a slot's edge while it runs.
        clock.set(Grid.floor(clock.instant()).plus(Duration.ofMinutes(7)));
        node = nodes.gpuNode(4, 16, 1);
        wish = Wishes.on(node.tag(), clock).cores(4).gpus(1).from(Grid.floor(clock.instant()), Duration.ofHours(2));
        id = UUID.fromString(
                api.post("/api/v1/bookings", student, wish.json()).is(201).at("$.id"));
        path = "/api/v1/bookings/" + id;
    }

    @AfterEach
    void the_ledger_is_what_the_bookings_say() {
        assertThat(audit.differences()).isEmpty();
        assertThat(audit.bookingsWithWrongGpus()).isEmpty();
    }

    private void later(Duration by) {
        clock.advance(by);
        student = people.signedInAgain(student);
        admin = people.signedInAgain(admin);
    }

    private Answer approve() {
        return api.post(path + "/approve", admin, null);
    }

    private void running() {
        approve().is(200);
        reports.report(node.id(), id, 1, "running");
    }

    private String status() {
        return api.get(path, student).at("$.status");
    }

    private String state() {
        return api.get(path, student).at("$.workspace.state");
    }

    private void nodeIsFree() {
        Wish now = wish.from(Grid.floor(clock.instant()), Duration.ofHours(1));
        String other = api.post("/api/v1/bookings", people.student(), now.json())
                .is(201)
                .at("$.id");
        api.delete("/api/v1/bookings/" + other, admin).is(204);
    }

    private List<String> history() {
        return api.get(path + "/history", student).is(200).at("$.items[*].action");
    }

    /** The desired workspace's records, newest last; null is a tombstone. */
    private List<JsonNode> desired(UUID onNode, int atLeast) {
        return TestTopics.read(
                        Engines.kafka().bootstrapServers(),
                        "berth.workspaces",
                        it -> it.key().equals(onNode + "/" + id),
                        it -> it.size() >= atLeast)
                .stream()
                .map(ConsumerRecord::value)
                .map(it -> it == null ? json.nullNode() : json.readTree(it))
                .toList();
    }

    @Test
    void from_wish_to_cleaned_up_node() {
        Answer approved = approve().is(200);
        assertThat(approved.<String>at("$.status")).isEqualTo("approved");
        assertThat(approved.<String>at("$.workspace.state")).isEqualTo("scheduled");
        assertThat(approved.<Integer>at("$.workspace.generation")).isEqualTo(1);

        reports.report(node.id(), id, 1, "preparing");
        assertThat(status()).isEqualTo("approved");
        reports.report(node.id(), id, 1, "running");
        assertThat(status()).isEqualTo("active");

        Instant longer = wish.endsAt().plus(Duration.ofHours(1));
        Answer extended = api.post(path + "/extend", admin, "{\"endsAt\":\"" + longer + "\"}")
                .is(200);
        assertThat(extended.<String>at("$.endsAt")).isEqualTo(longer.toString());
        assertThat(extended.<Integer>at("$.workspace.generation")).isEqualTo(2);
        assertThat(extended.<String>at("$.workspace.state")).isEqualTo("running");

        Answer ending = api.post(path + "/end", student, null).is(200);
        assertThat(ending.<String>at("$.status")).isEqualTo("active");
        assertThat(Instant.parse(ending.at("$.endsAt"))).isBeforeOrEqualTo(clock.instant());
        api.post(path + "/end", student, null).isProblem(409, "illegal-transition");

        reports.report(node.id(), id, 3, "stopping");
        reports.report(node.id(), id, 3, "stopped");
        assertThat(status()).isEqualTo("completed");
        nodeIsFree();
        assertThat(history())
                .containsExactly(
                        "created", "approved", "updated", "started", "extended", "ending", "updated", "completed");

        List<JsonNode> told = desired(node.id(), 4);
        assertThat(told).hasSize(4);
        assertThat(told.get(0).at("/workspace/until").asString())
                .isEqualTo(wish.endsAt().toString());
        assertThat(told.get(1).at("/workspace/until").asString()).isEqualTo(longer.toString());
        assertThat(told.get(2).at("/workspace/until").asString()).isEqualTo(ending.at("$.endsAt"));
        assertThat(told.get(3).isNull()).isTrue();
    }

    @Test
    void every_change_is_told_in_order_with_a_version_that_grows() {
        running();
        reports.report(node.id(), id, 1, "stopped");
        var events = TestTopics.read(
                Engines.kafka().bootstrapServers(),
                "berth.bookings",
                it -> it.key().equals(id.toString()),
                it -> it.size() >= 4);
        assertThat(events)
                .extracting(it -> json.readTree(it.value()).at("/type").asString())
                .containsExactly("booking.created", "booking.approved", "booking.started", "booking.completed");
        assertThat(events)
                .extracting(it -> json.readTree(it.value()).at("/version").asLong())
                .containsExactly(0L, 1L, 2L, 3L);
        assertThat(events.getFirst().headers().lastHeader("berth-request-id")).isNotNull();
    }

    @Test
    void reports_of_another_node_of_an_old_generation_or_from_behind_change_nothing() {
        running();
        reports.report(nodes.node(1, 1).id(), id, 1, "stopped");
        reports.report(node.id(), id, 1, "starting");
        assertThat(state()).isEqualTo("running");

        api.post(path + "/extend", admin, "{\"endsAt\":\"" + wish.endsAt().plus(Grid.SLOT) + "\"}")
                .is(200);
        reports.report(node.id(), id, 1, "stopped");
        reports.report(node.id(), id, 2, "dancing");
        assertThat(state()).isEqualTo("running");
        assertThat(status()).isEqualTo("active");
    }

    @Test
    void a_workspace_that_fails_fails_the_booking_and_frees_the_node() {
        running();
        reports.report(node.id(), id, 1, "failed", "Exited with code 137");
        assertThat(status()).isEqualTo("failed");
        assertThat(api.get(path, student).<String>at("$.statusReason")).isEqualTo("Exited with code 137");
        nodeIsFree();
        assertThat(desired(node.id(), 2).getLast().isNull()).isTrue();
    }

    @Test
    void cancelling_an_approved_booking_takes_the_wish_from_the_node() {
        approve().is(200);
        reports.report(node.id(), id, 1, "preparing");
        api.delete(path, student).is(204);
        nodeIsFree();
        var told = desired(node.id(), 2);
        assertThat(Instant.parse(told.getLast().at("/workspace/until").asString()))
                .isBeforeOrEqualTo(clock.instant());

        reports.report(node.id(), id, 2, "stopped");
        assertThat(desired(node.id(), 3).getLast().isNull()).isTrue();
        assertThat(status()).isEqualTo("cancelled");
    }

    @Test
    void a_silent_nodes_workspace_is_buried_all_the_same() {
        approve().is(200);
        api.delete(path, student).is(204);
        later(Duration.ofMinutes(6));
        undertaker.tick();
        undertaker.tick();
        var told = desired(node.id(), 3);
        assertThat(told).hasSize(3);
        assertThat(told.getLast().isNull()).isTrue();
    }

    @Test
    void nobody_decided_and_it_expires() {
        later(Duration.ofMinutes(14));
        clockwork.tick();
        assertThat(status()).isEqualTo("pending");
        later(Duration.ofMinutes(2));
        approve().isProblem(409, "illegal-transition");
        clockwork.tick();
        assertThat(status()).isEqualTo("expired");
        nodeIsFree();
    }

    @Test
    void a_node_that_answers_and_takes_its_time_is_waited_for() {
        approve().is(200);
        later(Duration.ofMinutes(11));
        clockwork.tick();
        assertThat(status()).isEqualTo("approved");
    }

    @Test
    void a_booking_leaves_a_node_that_does_not_answer_for_another_that_fits() {
        approve().is(200);
        TestNode other = nodes.node(4, 16, 1, node.tag());
        nodes.fallsSilent(node);
        clockwork.tick();

        Answer moved = api.get(path, student).is(200);
        assertThat(moved.<String>at("$.status")).isEqualTo("approved");
        assertThat(moved.<String>at("$.placement.nodeName")).isEqualTo(other.name());
        assertThat(moved.<List<String>>at("$.placement.gpuUuids")).isEqualTo(other.gpuUuids());
        assertThat(moved.<String>at("$.statusReason"))
                .isEqualTo(node.name() + " did not answer: moved to " + other.name());
        assertThat(history()).containsExactly("created", "approved", "moved");
        assertThat(desired(node.id(), 2).getLast().isNull())
                .as("tombstone for the old node")
                .isTrue();
        assertThat(desired(other.id(), 1).getLast().at("/workspace/generation").asInt())
                .isEqualTo(2);

        reports.report(node.id(), id, 1, "running"); // the old node, back from nowhere
        assertThat(status()).isEqualTo("approved");
        reports.report(other.id(), id, 2, "running");
        assertThat(status()).isEqualTo("active");
        assertThat(api.get(path, student).body()).doesNotContain("statusReason");
    }

    @Test
    void where_no_other_node_fits_the_owner_hears_at_once_and_that_it_failed_at_the_start() {
        bookInstead(Duration.ofMinutes(15)); // which is in eight minutes
        nodes.fallsSilent(node);
        clockwork.tick();
        clockwork.tick();
        assertThat(status()).isEqualTo("approved");
        assertThat(api.get(path, student).<String>at("$.statusReason")).contains("does not answer");
        assertThat(history()).as("said once").containsExactly("created", "approved", "updated");
        assertThat(strandedAs("approved")).as("admins hear of it as well").containsExactly(id.toString());

        later(Duration.ofMinutes(9));
        clockwork.tick();
        assertThat(status()).isEqualTo("failed");
        assertThat(api.get(path, student).<String>at("$.statusReason"))
                .isEqualTo(node.name() + " did not answer, and no other node has room");
        assertThat(strandedAs("approved")).isEmpty();
        assertThat(strandedAs("failed")).containsExactly(id.toString());
        later(Duration.ofHours(25));
        assertThat(strandedAs("failed")).as("for a day").isEmpty();
    }

    @Test
    void a_node_that_answers_again_is_no_news_for_admins_any_more() {
        bookInstead(Duration.ofMinutes(15));
        nodes.fallsSilent(node);
        clockwork.tick();
        assertThat(strandedAs("approved")).containsExactly(id.toString());

        nodes.answersAgain(node);
        assertThat(strandedAs("approved")).isEmpty();
    }

    /** Of those of this test's node, because others may have lost theirs. */
    private List<String> strandedAs(String status) {
        return api.get("/api/v1/stats/now", people.signedInAgain(admin))
                .at("$.stranded[?(@.status == '%s' && @.reason =~ /%s .*/)].id".formatted(status, node.name()));
    }

    /** An approved booking that starts so long after the running slot began. */
    private void bookInstead(Duration ahead) {
        api.delete(path, student).is(204);
        Wish future = wish.from(Grid.floor(clock.instant()).plus(ahead), Duration.ofHours(1));
        id = UUID.fromString(
                api.post("/api/v1/bookings", student, future.json()).is(201).at("$.id"));
        path = "/api/v1/bookings/" + id;
        approve().is(200);
    }

    @Test
    void before_the_start_a_booking_leaves_its_silent_node_when_it_is_ten_minutes_away_and_not_earlier() {
        bookInstead(Duration.ofHours(1));
        TestNode other = nodes.node(4, 16, 1, node.tag());
        nodes.fallsSilent(node);
        clockwork.tick();
        assertThat(history()).containsExactly("created", "approved");
        later(Duration.ofMinutes(44)); // from minute 7 to 9 minutes before the hour has passed
        clockwork.tick();
        assertThat(history()).containsExactly("created", "approved", "moved");
        assertThat(api.get(path, student).<String>at("$.placement.nodeId"))
                .isEqualTo(other.id().toString());
    }

    @Test
    void a_running_booking_whose_node_went_silent_is_completed_two_minutes_after_its_end() {
        running();
        later(Duration.between(clock.instant(), wish.endsAt().plus(Duration.ofMinutes(1))));
        clockwork.tick();
        assertThat(status()).isEqualTo("active");
        later(Duration.ofMinutes(1));
        clockwork.tick();
        assertThat(status()).isEqualTo("completed");
    }

    @Test
    void an_extension_takes_room_like_a_new_booking() {
        running();
        api.post(
                        "/api/v1/bookings",
                        people.student(),
                        wish.from(wish.endsAt(), Duration.ofHours(1)).json())
                .is(201);
        String longer = "{\"endsAt\":\"" + wish.endsAt().plus(Duration.ofMinutes(30)) + "\"}";
        Answer refused = api.post(path + "/extend", admin, longer).isProblem(409, "booking-conflict");
        assertThat(refused.<List<String>>at("$.conflicts[*].startsAt"))
                .containsExactly(wish.endsAt().toString());
        assertThat(api.get(path, student).<String>at("$.endsAt"))
                .isEqualTo(wish.endsAt().toString());
        api.post(path + "/extend", admin, "{\"endsAt\":\"" + wish.startsAt().plus(Duration.ofHours(9)) + "\"}")
                .isProblem(422, "rule-broken");
        api.post(path + "/extend", admin, "{\"endsAt\":\"" + wish.startsAt().plus(Grid.SLOT) + "\"}")
                .isProblem(409, "illegal-transition");
        api.post(path + "/extend", student, longer).isProblem(403, "forbidden");
    }

    @Test
    void an_admin_moves_it_to_another_node_before_it_runs() {
        approve().is(200);
        TestNode other = nodes.gpuNode(4, 16, 1);
        String target = "{\"nodeId\":\"" + other.id() + "\"}";
        Answer moved = api.post(path + "/move", admin, target).is(200);
        assertThat(moved.<String>at("$.placement.nodeId")).isEqualTo(other.id().toString());
        assertThat(moved.<List<String>>at("$.placement.gpuUuids")).isEqualTo(other.gpuUuids());
        assertThat(moved.<Integer>at("$.workspace.generation")).isEqualTo(2);
        nodeIsFree();
        assertThat(desired(node.id(), 2).getLast().isNull()).isTrue();
        assertThat(desired(other.id(), 1).getLast().at("/workspace/generation").asInt())
                .isEqualTo(2);

        api.post(path + "/move", admin, target).isProblem(409, "illegal-transition");
        api.post(path + "/move", admin, "{\"nodeId\":\"" + nodes.node(1, 1).id() + "\"}")
                .isProblem(409, "illegal-transition");
        reports.report(other.id(), id, 2, "running");
        api.post(path + "/move", admin, "{\"nodeId\":\"" + node.id() + "\"}").isProblem(409, "illegal-transition");
    }

    @Test
    @Tag("race")
    void a_ticket_opens_the_running_workspace_once_for_its_owner() throws Exception {
        api.post(path + "/connect", student, null).isProblem(409, "illegal-transition");
        running();
        URI url = URI.create(api.post(path + "/connect", student, null).is(200).at("$.url"));
        assertThat(url.toString()).startsWith("http://" + id + ".w.localhost:8080/?ticket=");
        String ticket = url.getQuery().substring("ticket=".length());

        redeem(ticket, UUID.randomUUID()).isProblem(404, "not-found");
        Callable<Integer> attempt = () -> redeem(ticket, id).status();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers = pool
                    .invokeAll(IntStream.range(0, 10).mapToObj(n -> attempt).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(answers).containsOnlyOnce(200).contains(404);
        }
    }

    @Test
    void a_cookie_is_for_one_workspace_and_no_key_to_the_api() {
        running();
        Answer cookie = redeem(ticketOf(student), id).is(200);
        assertThat(cookie.<Integer>at("$.maxAgeSeconds")).isEqualTo(43200);
        var stolen = new TestPerson(student.caller(), student.email(), cookie.at("$.cookie"));
        api.get(path, stolen).isProblem(401, "unauthorized");
    }

    @Test
    void a_ticket_is_worth_nothing_after_half_a_minute_or_once_the_booking_is_over() {
        running();
        String late = ticketOf(student);
        later(Duration.ofSeconds(31));
        redeem(late, id).isProblem(404, "not-found");
        String over = ticketOf(student);
        reports.report(node.id(), id, 1, "stopped");
        redeem(over, id).isProblem(404, "not-found");
    }

    @Test
    void others_cannot_connect_and_an_admin_who_does_stands_in_the_history() {
        running();
        api.post(path + "/connect", people.student(), null).isProblem(404, "not-found");
        api.post(path + "/connect", people.staff(), null).isProblem(404, "not-found");
        redeem(ticketOf(admin), id).is(200);
        assertThat(history()).endsWith("connected");
        assertThat(api.get(path + "/history", student).<List<String>>at("$.items[*].actor.name"))
                .endsWith("Ada Admin");
        api.get(path + "/history", people.student()).isProblem(404, "not-found");
    }

    @Test
    void owner_and_admins_may_watch_a_running_workspace_and_an_admins_look_stands_in_the_history() {
        String logs = path + "/logs?tail=50";
        api.get(logs, student).isProblem(409, "illegal-transition");
        running();
        api.get(logs, student).is(204);
        assertThat(history()).doesNotContain("logs-watched");
        api.get(logs, people.student()).isProblem(404, "not-found");
        api.get(logs, people.staff()).isProblem(404, "not-found");
        api.get(path + "/logs?tail=10001", student).isProblem(400, "invalid-input");
        api.get(logs, admin).is(204);
        assertThat(history()).endsWith("logs-watched");
        api.get(path + "/usage", student).is(204);
        api.get(path + "/usage", people.student()).isProblem(404, "not-found");
        api.get(path + "/usage", admin).is(204);
        assertThat(history()).endsWith("usage-watched");
    }

    @Test
    void the_first_visit_of_the_owner_is_kept_for_the_statistics_and_nobody_elses() {
        running();
        ticketOf(admin);
        assertThat(visits()).isEmpty();
        Instant first = clock.instant();
        ticketOf(student);
        later(Duration.ofMinutes(5));
        ticketOf(student);
        assertThat(visits()).hasSize(1);
        assertThat(visits().getFirst()).isBetween(first, first.plus(Duration.ofMinutes(4)));
    }

    private List<Instant> visits() {
        return jdbc.sql("select first_at from workspace_visit where booking_id = ?")
                .param(id)
                .query((row, n) -> row.getTimestamp("first_at").toInstant())
                .list();
    }

    @Test
    void the_dashboard_counts_what_is_open_and_in_use() {
        running();
        Answer stats = api.get("/api/v1/stats/now", admin).is(200);
        assertThat(stats.<Integer>at("$.bookings.active")).isPositive();
        assertThat(stats.<Integer>at("$.capacity.cores.used")).isGreaterThanOrEqualTo(4);
        assertThat(stats.<Integer>at("$.capacity.gpus.used")).isPositive();
        assertThat(stats.<List<?>>at("$.usage")).hasSize(49);
        assertThat(stats.<Integer>at("$.usage[25].coresUsed")).isGreaterThanOrEqualTo(4);
    }

    private String ticketOf(TestPerson person) {
        URI url = URI.create(api.post(path + "/connect", person, null).is(200).at("$.url"));
        return url.getQuery().substring("ticket=".length());
    }

    private Answer redeem(String ticket, UUID bookingId) {
        return api.post(
                "/internal/workspace-tickets/redeem",
                null,
                "{\"ticket\":\"%s\",\"bookingId\":\"%s\"}".formatted(ticket, bookingId));
    }
}
