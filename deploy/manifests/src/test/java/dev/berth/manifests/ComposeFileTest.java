package dev.berth.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What must hold for deploy/compose/compose.yaml, whoever changes it. */
class ComposeFileTest {
    private static final String TEXT = Repository.text("deploy/compose/compose.yaml");
    private static final Map<String, Map<String, Object>> SERVICES = services();

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() {
        Map<String, Object> file = new Yaml().load(TEXT);
        return (Map<String, Map<String, Object>>) file.get("services");
    }

    @Test
    void every_part_of_berth_is_there() {
        assertThat(SERVICES)
                .containsOnlyKeys(
                        "edge",
                        "gateway",
                        "booking",
                        "availability",
                        "feed",
                        "sync",
                        "agent-service",
                        "postgres",
                        "kafka",
                        "redis");
    }

    @Test
    void only_the_edge_publishes_ports() {
        assertThat(SERVICES.entrySet().stream()
                        .filter(it -> it.getValue().containsKey("ports")
                                || it.getValue().containsKey("network_mode"))
                        .map(Map.Entry::getKey))
                .containsExactly("edge");
    }

    @Test
    void engines_and_services_without_business_outside_are_on_the_internal_network_alone() {
        for (String part : List.of("booking", "availability", "feed", "agent-service", "postgres", "kafka", "redis")) {
            assertThat(SERVICES.get(part).get("networks")).as(part).isEqualTo(List.of("inside"));
        }
    }

    @Test
    void every_container_is_bounded_and_has_no_more_rights_than_it_needs() {
        SERVICES.forEach((name, service) -> {
            assertThat(service).as(name).containsKeys("mem_limit", "logging", "image");
            assertThat(service.get("read_only")).as(name).isEqualTo(true);
            assertThat(service.get("cap_drop")).as(name).isEqualTo(List.of("ALL"));
            assertThat(service.get("security_opt")).as(name).isEqualTo(List.of("no-new-privileges:true"));
            assertThat(service).as(name).doesNotContainKey("privileged");
        });
    }

    @Test
    void no_password_stands_in_the_environment_and_none_has_a_default() {
        var values = Pattern.compile("(?mi)^\\s*(\\w*(?:PASSWORD|SECRET|KEY|TOKEN)\\w*):\\s*(\\S+)")
                .matcher(TEXT);
        var allowed = Set.of("BERTH_SIGNING_KEY_DIR", "BERTH_SYNC_KEY_FILE", "POSTGRES_PASSWORD_FILE");
        while (values.find()) {
            assertThat(values.group(1)).isIn(allowed);
        }
        assertThat(Repository.text("deploy/compose/.env.example"))
                .doesNotContainPattern("(?m)^\\w*(PASSWORD|SECRET)\\w*=");
    }

    @Test
    void each_service_reads_its_own_secrets_only() {
        SERVICES.forEach((name, service) -> {
            var folder = name.equals("agent-service") ? "agent" : name;
            mounts(service)
                    .filter(it -> it.startsWith("./secrets"))
                    .forEach(it -> assertThat(it).as(name).isEqualTo("./secrets/" + folder + ":/run/secrets:ro"));
        });
    }

    @Test
    void every_setting_that_is_needed_is_in_the_example() {
        var wanted = new TreeSet<String>();
        var names = Pattern.compile("\\$\\{(BERTH_\\w+):\\?}").matcher(TEXT);
        while (names.find()) {
            wanted.add(names.group(1));
        }
        assertThat(wanted).isNotEmpty();
        for (String name : wanted) {
            assertThat(Repository.text("deploy/compose/.env.example")).contains("\n" + name + "=");
        }
    }

    @SuppressWarnings("unchecked")
    private static Stream<String> mounts(Map<String, Object> service) {
        return ((List<String>) service.getOrDefault("volumes", List.of())).stream();
    }
}
