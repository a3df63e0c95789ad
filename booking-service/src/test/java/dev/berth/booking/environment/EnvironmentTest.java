package dev.berth.booking.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class EnvironmentTest {
    private static final String PATH = "/api/v1/environments";

    private final Api api;
    private final TestPerson admin;
    private final TestPerson student;

    EnvironmentTest(Api api, TestPeople people) {
        this.api = api;
        this.admin = people.admin();
        this.student = people.student();
    }

    @Test
    void a_new_house_offers_three_environments() {
        assertThat(api.get(PATH, student).is(200).<List<String>>at("$.items[*].name"))
                .contains("JupyterLab", "Try-out page", "VS Code");
    }

    @Test
    void an_admin_adds_and_changes_one() {
        Answer added = add("R-" + UUID.randomUUID(), "rocker/rstudio:4.5").is(201);
        String path = added.header("Location");
        Answer changed =
                api.patch(path, admin, "{\"cores\":8,\"ports\":[8787,9000]}").is(200);
        assertThat(changed.<Integer>at("$.cores")).isEqualTo(8);
        assertThat(changed.<List<Integer>>at("$.ports")).containsExactly(8787, 9000);
        assertThat(changed.<String>at("$.image")).isEqualTo("rocker/rstudio:4.5");
    }

    @Test
    void workspaces_reach_the_internet_and_have_no_capabilities_unless_an_admin_says_otherwise() {
        Answer added = add("I-" + UUID.randomUUID(), "busybox").is(201);
        assertThat(added.<String>at("$.egress")).isEqualTo("internet");
        assertThat(added.<List<String>>at("$.capabilities")).isEmpty();
        assertThat(added.<Boolean>at("$.readOnlyRoot")).isFalse();
        String path = added.header("Location");
        api.patch(path, admin, """
                {"egress":"none","capabilities":["setuid","chown","setuid"],"readOnlyRoot":true}""").is(200);
        Answer later = api.patch(path, admin, "{\"cores\":1}").is(200);
        assertThat(later.<String>at("$.egress")).isEqualTo("none");
        assertThat(later.<List<String>>at("$.capabilities")).containsExactly("chown", "setuid");
        assertThat(later.<Boolean>at("$.readOnlyRoot")).isTrue();
    }

    @Test
    void variables_are_kept_until_others_are_given() {
        String path = add("V-" + UUID.randomUUID(), "busybox").header("Location");
        assertThat(api.patch(path, admin, """
                {"variables":{"DISABLE_AUTH":"true","_x":"a=b c"}}""").is(200).<Map<String, String>>at("$.variables"))
                .isEqualTo(Map.of("DISABLE_AUTH", "true", "_x", "a=b c"));
        Answer later = api.patch(path, admin, "{\"cores\":1}").is(200);
        assertThat(later.<Map<String, String>>at("$.variables")).hasSize(2);
        assertThat(api.patch(path, admin, "{\"variables\":{}}").is(200).<Map<String, String>>at("$.variables"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"2X\":\"1\"}", "{\"A=B\":\"1\"}", "{\"\":\"1\"}", "{\"${1+1}\":\"1\"}"})
    void what_is_no_variable_is_refused_at_its_field(String variables) {
        String path = add("V-" + UUID.randomUUID(), "busybox").header("Location");
        api.patch(path, admin, "{\"variables\":%s}".formatted(variables)).isInvalid("variables");
    }

    @Test
    void the_ready_made_environments_ask_for_no_second_password() {
        Answer answer = api.get(PATH, student).is(200);
        assertThat(answer.<List<List<String>>>at("$.items[?(@.name=='JupyterLab')].command"))
                .containsExactly(List.of("start-notebook.py", "--IdentityProvider.token="));
        assertThat(answer.<List<List<String>>>at("$.items[?(@.name=='VS Code')].command"))
                .containsExactly(List.of("--auth", "none"));
    }

    @Test
    void an_unknown_egress_and_a_capability_that_reaches_beyond_the_container_are_refused_at_their_fields() {
        String path = add("I-" + UUID.randomUUID(), "busybox").header("Location");
        api.patch(path, admin, "{\"egress\":\"everywhere\"}").isInvalid("egress");
        api.patch(path, admin, "{\"capabilities\":[\"sys_admin\"]}").isInvalid("capabilities[0]");
    }

    @Test
    void one_that_nobody_ever_booked_is_removed() {
        String path = add("E-" + UUID.randomUUID(), "busybox").header("Location");
        api.delete(path, admin).is(204);
        api.delete(path, admin).isProblem(404, "not-found");
    }

    @Test
    void one_that_is_switched_off_is_for_admins_only() {
        String name = "Off-" + UUID.randomUUID();
        api.patch(add(name, "busybox").header("Location"), admin, "{\"enabled\":false}")
                .is(200);
        assertThat(api.get(PATH, student).body()).doesNotContain(name);
        assertThat(api.get(PATH, admin).body()).contains(name);
    }

    @Test
    void a_name_is_used_once_whatever_its_case() {
        add("jupyterlab", "busybox").isInvalid("name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "busybox",
                "library/busybox:1.36",
                "quay.io/jupyter/base-notebook:latest",
                "localhost:5000/a/b_c:x",
                "busybox@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void an_image_as_docker_reads_it_is_taken(String image) {
        add("E-" + UUID.randomUUID(), image).is(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Busybox", "a b", "-x", "busybox:", "busybox:a/b", "https://quay.io/x", "a/../b", "x;rm"})
    void what_is_no_image_is_refused_at_its_field(String image) {
        add("E-" + UUID.randomUUID(), image).isInvalid("image");
    }

    @Test
    void numbers_out_of_range_are_refused_at_their_fields() {
        api.post(PATH, admin, """
                {"name":"x","image":"busybox","ports":[0],"cores":0,"memoryGb":0,"gpus":-1}""")
                .isInvalid("ports[0]")
                .isInvalid("cores")
                .isInvalid("memoryGb")
                .isInvalid("gpus");
        api.post(PATH, admin, """
                {"name":"x","image":"busybox","ports":[],"cores":1.5,"memoryGb":1}""").isInvalid("cores");
    }

    private Answer add(String name, String image) {
        return api.post(PATH, admin, """
                {"name":"%s","image":"%s","ports":[8787],"cores":2,"memoryGb":4}""".formatted(name, image));
    }
}
