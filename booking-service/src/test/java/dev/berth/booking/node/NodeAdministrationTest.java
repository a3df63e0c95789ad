package dev.berth.booking.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestTopics;
import dev.berth.engines.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class NodeAdministrationTest {
    private final Api api;
    private final NodeDirectory directory;
    private final JdbcClient jdbc;
    private final NodeKeyPublication publication;
    private final TestPerson admin;
    private final TestPerson student;
    private final String name = "n-" + UUID.randomUUID();
    private String path = "";

    NodeAdministrationTest(
            Api api, NodeDirectory directory, JdbcClient jdbc, NodeKeyPublication publication, TestPeople people) {
        this.api = api;
        this.directory = directory;
        this.jdbc = jdbc;
        this.publication = publication;
        this.admin = people.admin();
        this.student = people.student();
    }

    @BeforeEach
    void enrolled() {
        path = "/api/v1/nodes/" + enrol(name);
    }

    @Test
    void everybody_sees_the_nodes_and_only_admins_their_mac() {
        Answer forStudent = api.get(path, student).is(200);
        assertThat(forStudent.<String>at("$.name")).isEqualTo(name);
        assertThat(forStudent.<String>at("$.status")).isEqualTo("offline");
        assertThat(forStudent.<Integer>at("$.used.cores")).isZero();
        assertThat(forStudent.body()).doesNotContain("\"mac\"", "publicKey");
        assertThat(api.get(path, admin).<String>at("$.mac")).isEqualTo("52:54:00:ab:cd:ef");
    }

    @Test
    void the_list_comes_page_by_page_by_name() {
        enrol(name + "-b");
        enrol(name + "-c");
        List<String> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String cursor = null;
        do {
            Answer page = api.get("/api/v1/nodes?limit=2" + (cursor == null ? "" : "&cursor=" + cursor), student)
                    .is(200);
            ids.addAll(page.at("$.items[*].id"));
            names.addAll(page.at("$.items[*].name"));
            cursor = next(page);
        } while (cursor != null);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(names).contains(name, name + "-b", name + "-c");
        assertThat(names.indexOf(name)).isLessThan(names.indexOf(name + "-b"));
    }

    @Test
    void an_admin_renames_and_tags_a_node_and_the_others_are_told() {
        Answer changed = api.patch(path, admin, "{\"name\":\"renamed\",\"tags\":[\"b\",\"a\"]}")
                .is(200);
        assertThat(changed.<List<String>>at("$.tags")).containsExactly("a", "b");
        assertThat(changed.header("ETag")).isEqualTo("\"" + changed.<Integer>at("$.version") + "\"");
        assertThat(jdbc.sql("select changes::text from audit_entry where subject_id = ?::uuid and action = 'changed'")
                        .param(id())
                        .query(String.class)
                        .single())
                .contains("\"renamed\"");
    }

    @Test
    void who_looked_at_an_older_version_is_told_so() {
        String etag = api.get(path, admin).header("ETag");
        api.patch(path, admin, "{\"site\":\"attic\"}").is(200);
        api.send(api.request("PATCH", path, admin, "{\"site\":\"cellar\"}").header("If-Match", etag))
                .isProblem(412, "stale-version");
    }

    @Test
    void nothing_new_is_placed_on_a_node_in_maintenance() {
        jdbc.sql("update node set presence = 'online' where id = ?::uuid")
                .param(id())
                .update();
        assertThat(fitting(8, "cuda")).contains(id());
        api.patch(path, admin, "{\"status\":\"maintenance\"}").is(200);
        assertThat(fitting(8, "cuda")).doesNotContain(id());
        assertThat(api.get(path, student).<String>at("$.status")).isEqualTo("maintenance");
        api.patch(path, admin, "{\"status\":\"online\"}").is(200);
        assertThat(fitting(8, "cuda")).contains(id());
    }

    @Test
    void a_revoked_node_is_published_as_such_and_nothing_is_placed_there() {
        jdbc.sql("update node set presence = 'online' where id = ?::uuid")
                .param(id())
                .update();
        api.post(path + "/revoke", student, "").isProblem(403, "forbidden");
        assertThat(api.post(path + "/revoke", admin, "").is(200).<Boolean>at("$.revoked"))
                .isTrue();
        assertThat(api.post(path + "/revoke", admin, "").is(200).<String>at("$.status"))
                .isEqualTo("offline");
        jdbc.sql("update node set presence = 'online' where id = ?::uuid")
                .param(id())
                .update();
        assertThat(fitting(8, "cuda")).doesNotContain(id());
        assertThat(published("\"revoked\":true")).contains("\"nodeKey\":\"");
        assertThat(jdbc.sql("select count(*) from audit_entry where subject_id = ?::uuid and action = 'revoked'")
                        .param(id())
                        .query(Integer.class)
                        .single())
                .as("the second time nothing changed")
                .isEqualTo(1);
        api.post("/api/v1/nodes/" + UUID.randomUUID() + "/revoke", admin, "").isProblem(404, "not-found");
    }

    @Test
    void nodes_from_before_keys_were_published_are_published_once_more() {
        jdbc.sql("update node set key_published = false where id = ?::uuid")
                .param(id())
                .update();
        long version = api.get(path, admin).<Integer>at("$.version");
        publication.run(new DefaultApplicationArguments());
        publication.run(new DefaultApplicationArguments());
        assertThat(api.get(path, admin).<Integer>at("$.version")).isEqualTo((int) version + 1);
        assertThat(published("\"version\":" + (version + 1))).contains("\"nodeKey\":\"");
    }

    @Test
    void a_wish_is_placed_only_where_it_fits() {
        jdbc.sql("update node set suspect_since = now() where id = ?::uuid")
                .param(id())
                .update();
        assertThat(fitting(8, "cuda")).as("it did not wake").doesNotContain(id());
        jdbc.sql("update node set presence = 'asleep', suspect_since = null where id = ?::uuid")
                .param(id())
                .update();
        assertThat(fitting(8, "cuda")).contains(id());
        assertThat(fitting(9, "cuda")).doesNotContain(id());
        assertThat(fitting(8, "cuda", "quiet")).doesNotContain(id());
    }

    @Test
    void a_node_that_does_not_exist_is_not_found() {
        api.get("/api/v1/nodes/" + UUID.randomUUID(), student).isProblem(404, "not-found");
        api.get("/api/v1/nodes/nothing", student).isProblem(404, "not-found");
        api.patch("/api/v1/nodes/" + UUID.randomUUID(), admin, "{}").isProblem(404, "not-found");
    }

    private List<String> fitting(int cores, String... tags) {
        return directory.fitting(new NodeWish(cores, 1, 0, Set.of(tags))).stream()
                .map(it -> it.id().toString())
                .toList();
    }

    private String enrol(String name) {
        String token = api.post("/api/v1/nodes/enrolments", admin, "{}").at("$.token");
        return new TestMachine().redeem(api, token, name).is(201).at("$.nodeId");
    }

    /** The node's first event that says this. */
    private String published(String part) {
        return TestTopics.read(
                        Engines.kafka().bootstrapServers(),
                        "berth.resources",
                        it -> id().equals(it.key()) && it.value().contains(part),
                        found -> !found.isEmpty())
                .getFirst()
                .value();
    }

    private String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static @Nullable String next(Answer page) {
        return page.body().contains("nextCursor") ? page.at("$.nextCursor") : null;
    }
}
