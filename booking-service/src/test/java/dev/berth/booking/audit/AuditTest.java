package dev.berth.booking.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestNodes;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class AuditTest {
    private final Api api;
    private final TestPeople people;
    private final TestNodes nodes;
    private final Clock clock;
    private final TestPerson admin;

    AuditTest(Api api, TestPeople people, TestNodes nodes, Clock clock) {
        this.api = api;
        this.people = people;
        this.nodes = nodes;
        this.clock = clock;
        this.admin = people.admin();
    }

    @Test
    void a_change_of_a_role_tells_who_when_old_and_new() {
        TestPerson ada = people.student();
        Instant before = clock.instant();
        api.patch("/api/v1/users/" + ada.id(), admin, "{\"role\":\"staff\"}").is(200);

        Answer entry = audit("subjectKind=person&subjectId=" + ada.id());
        assertThat(entry.<List<?>>at("$.items")).hasSize(1);
        assertThat(entry.<String>at("$.items[0].action")).isEqualTo("role-changed");
        assertThat(entry.<String>at("$.items[0].actor.id")).isEqualTo(admin.id().toString());
        assertThat(entry.<String>at("$.items[0].subject.name"))
                .isEqualTo(ada.caller().name());
        assertThat(entry.<String>at("$.items[0].changes.role.old")).isEqualTo("student");
        assertThat(entry.<String>at("$.items[0].changes.role.new")).isEqualTo("staff");
        assertThat(Instant.parse(entry.at("$.items[0].at"))).isBetween(before, clock.instant());
    }

    @Test
    void what_one_admin_did_to_a_room_an_environment_and_a_node_is_found_newest_first() {
        String room = api.post("/api/v1/rooms", admin, """
                        {"name":"Audited","branch":"B","location":"L","capacity":4,"timeZone":"Europe/Berlin","openingHours":[],
                         "approval":"automatic"}""").is(201).at("$.id");
        String environment = api.post("/api/v1/environments", admin, """
                        {"name":"Audited %s","description":"","image":"berth/try-out:1","ports":[8080],"command":[],"cores":1,
                         "memoryGb":1,"gpus":0}""".formatted(UUID.randomUUID()))
                .is(201)
                .at("$.id");
        UUID node = nodes.node(4, 16).id();
        api.patch("/api/v1/nodes/" + node, admin, "{\"status\":\"maintenance\"}")
                .is(200);

        Answer did = audit("actorId=" + admin.id());
        assertThat(did.<List<String>>at("$.items[*].subject.kind")).containsExactly("node", "environment", "room");
        assertThat(did.<List<String>>at("$.items[*].subject.id")).containsExactly(node.toString(), environment, room);
        assertThat(did.<String>at("$.items[0].changes.status.new")).isEqualTo("maintenance");
        assertThat(did.<Object>at("$.items[2].changes.name.old")).isNull();
        assertThat(did.<String>at("$.items[2].changes.name.new")).isEqualTo("Audited");
    }

    @Test
    void a_long_list_comes_page_by_page() {
        TestPerson ada = people.student();
        for (String role : List.of("staff", "student", "staff"))
            api.patch("/api/v1/users/" + ada.id(), admin, "{\"role\":\"" + role + "\"}")
                    .is(200);

        Answer first = audit("limit=2&subjectId=" + ada.id());
        Answer second = audit("limit=2&subjectId=" + ada.id() + "&cursor=" + first.at("$.nextCursor"));
        assertThat(first.<List<String>>at("$.items[*].changes.role.new")).containsExactly("staff", "student");
        assertThat(second.<List<String>>at("$.items[*].changes.role.new")).containsExactly("staff");
        assertThat(second.body()).doesNotContain("nextCursor");
    }

    @Test
    void a_time_span_restricts() {
        TestPerson ada = people.student();
        Instant before = clock.instant();
        api.patch("/api/v1/users/" + ada.id(), admin, "{\"role\":\"staff\"}").is(200);
        Instant after = clock.instant().plusSeconds(1);
        assertThat(audit("subjectId=" + ada.id() + "&from=" + before + "&to=" + after)
                        .<List<?>>at("$.items"))
                .hasSize(1);
        assertThat(audit("subjectId=" + ada.id() + "&to=" + before).<List<?>>at("$.items"))
                .isEmpty();
    }

    @Test
    void nonsense_is_named() {
        api.get("/api/v1/audit?cursor=x", admin).isInvalid("cursor");
        api.get("/api/v1/audit?from=yesterday", admin).isInvalid("from");
        api.get("/api/v1/audit?subjectId=1", admin).isInvalid("subjectId");
        api.get("/api/v1/audit?subjectKind=%00", admin).isInvalid("subjectKind");
    }

    @Test
    void a_time_beyond_all_calendars_finds_what_is_there() {
        audit("from=%2B999999999-12-31T23:59:59Z&to=-999999999-01-01T00:00:00Z");
    }

    private Answer audit(String query) {
        return api.get("/api/v1/audit?" + query, admin).is(200);
    }
}
