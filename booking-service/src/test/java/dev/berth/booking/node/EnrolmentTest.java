package dev.berth.booking.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class EnrolmentTest {
    private static final String INVITATIONS = "/api/v1/nodes/enrolments";

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final TestPerson admin;

    EnrolmentTest(Api api, TestClock clock, JdbcClient jdbc, TestPeople people) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.admin = people.admin();
    }

    @Test
    void a_machine_trades_its_token_for_an_identity() {
        Answer invitation = api.post(INVITATIONS, admin, "{}").is(201);
        assertThat(invitation.body())
                .as("the token is never part of a command line")
                .containsOnlyOnce(invitation.<String>at("$.token"));
        assertThat(Instant.parse(invitation.at("$.expiresAt")))
                .isBetween(
                        clock.instant().plus(Duration.ofHours(23)),
                        clock.instant().plus(Duration.ofHours(25)));
        String id =
                new TestMachine().redeem(api, invitation.at("$.token")).is(201).at("$.nodeId");
        assertThat(column(id, "name")).isEqualTo("rack-7");
        assertThat(column(id, "mac")).isEqualTo("52:54:00:ab:cd:ef");
        assertThat(column(id, "tags::text")).isEqualTo("{cuda}");
        assertThat(column(id, "presence")).isEqualTo("offline");
    }

    @Test
    void what_the_admin_settled_wins_over_the_machines_own_word() {
        String token = api.post(INVITATIONS, admin, """
                {"name":"Ada's node","site":"attic","tags":["quiet"]}""").at("$.token");
        String id = new TestMachine().redeem(api, token).is(201).at("$.nodeId");
        assertThat(column(id, "name")).isEqualTo("Ada's node");
        assertThat(column(id, "site")).isEqualTo("attic");
        assertThat(column(id, "tags::text")).isEqualTo("{quiet}");
    }

    @Test
    @Tag("race")
    void a_token_makes_one_node_whoever_asks_and_however_often() throws Exception {
        String token = invite();
        List<Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads
                    .invokeAll(Stream.generate(TestMachine::new)
                            .limit(8)
                            .<Callable<Answer>>map(it -> () -> it.redeem(api, token))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(it -> it.status() == 401).hasSize(7);
    }

    @Test
    void a_machine_whose_first_answer_was_lost_gets_the_same_identity() {
        String token = invite();
        TestMachine machine = new TestMachine();
        String first = machine.redeem(api, token).is(201).at("$.nodeId");
        assertThat(machine.redeem(api, token).is(201).<String>at("$.nodeId")).isEqualTo(first);
    }

    @Test
    void a_token_is_good_for_a_day() {
        String token = invite();
        clock.advance(Duration.ofHours(25));
        new TestMachine().redeem(api, token).isProblem(401, "unauthorized");
    }

    @Test
    void an_admin_lists_and_withdraws_what_no_machine_has_used() {
        Answer invitation = api.post(INVITATIONS, admin, """
                {"name":"Withdrawn node","tags":["quiet"]}""").is(201);
        String id = invitation.at("$.id");
        String token = invitation.at("$.token");
        Answer list = api.get(INVITATIONS, admin).is(200);
        assertThat(list.<List<String>>at("$.items[?(@.id=='" + id + "')].name")).containsExactly("Withdrawn node");
        assertThat(list.body()).doesNotContain(token);

        api.delete(INVITATIONS + "/" + id, admin).is(204);

        assertThat(api.get(INVITATIONS, admin).body()).doesNotContain(id);
        new TestMachine().redeem(api, token).isProblem(401, "unauthorized");
        api.delete(INVITATIONS + "/" + id, admin).isProblem(404, "not-found");
    }

    @Test
    void a_token_that_made_a_node_is_neither_listed_nor_withdrawn() {
        Answer invitation = api.post(INVITATIONS, admin, "{}").is(201);
        String id = invitation.at("$.id");
        new TestMachine().redeem(api, invitation.at("$.token")).is(201);
        assertThat(api.get(INVITATIONS, admin).body()).doesNotContain(id);
        api.delete(INVITATIONS + "/" + id, admin).isProblem(404, "not-found");
    }

    @Test
    void a_gpu_of_another_node_in_service_is_refused_and_the_token_stays_good() {
        String gpu = "GPU-" + java.util.UUID.randomUUID();
        String first = invite();
        String node =
                new TestMachine().redeem(api, first, "rack-8", gpu).is(201).at("$.nodeId");
        String token = invite();
        TestMachine second = new TestMachine();
        assertThat(second.redeem(api, token, "rack-9", gpu)
                        .isProblem(409, "illegal-transition")
                        .body())
                .contains(gpu);
        api.post("/api/v1/nodes/" + node + "/revoke", admin, "").is(200);
        second.redeem(api, token, "rack-9", gpu).is(201);
    }

    @Test
    void a_made_up_token_is_refused() {
        new TestMachine().redeem(api, "made-up").isProblem(401, "unauthorized");
    }

    @Test
    void the_token_itself_is_not_kept() {
        String token = invite();
        assertThat(jdbc.sql(
                                "select count(*) from node_enrolment where encode(token_hash, 'escape') like '%' || ? || '%'")
                        .param(token)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void each_field_says_what_is_wrong_with_it() {
        api.post(INVITATIONS + "/redeem", null, """
                {"token":"x","name":"","site":"s","tags":["a b"],"mac":"x","publicKey":"eA==","agentVersion":"1",
                 "cores":0,"memoryGb":1,"gpus":[{"uuid":"u"}]}""")
                .isInvalid("name")
                .isInvalid("tags[0]")
                .isInvalid("mac")
                .isInvalid("cores")
                .isInvalid("gpus[0].model");
        api.post(INVITATIONS + "/redeem", null, """
                {"token":"x","name":"n","site":"s","publicKey":"eA==","agentVersion":"1","cores":1,"memoryGb":1}""").isInvalid("publicKey");
    }

    private String invite() {
        return api.post(INVITATIONS, admin, "{}").is(201).at("$.token");
    }

    private String column(String nodeId, String column) {
        return jdbc.sql("select " + column + " from node where id = ?::uuid")
                .param(nodeId)
                .query(String.class)
                .single();
    }
}
