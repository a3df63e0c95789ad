package dev.berth.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentSettingsTest {
    @Test
    void without_any_variable_it_listens_on_loopback_and_uses_docker() {
        var settings = AgentSettings.from(Map.of());
        assertThat(settings.listen()).isEqualTo(new AgentSettings.Listen("127.0.0.1", 8090));
        assertThat(settings.runtime()).isEqualTo(AgentSettings.RuntimeKind.DOCKER);
        assertThat(settings.controlPlane()).hasToString("http://127.0.0.1:8080");
        assertThat(settings.node().tags()).isEmpty();
    }

    @Test
    void an_empty_variable_counts_as_not_set() {
        var settings = AgentSettings.from(Map.of("BERTH_PORT", " ", "BERTH_RUNTIME", ""));
        assertThat(settings.listen().port()).isEqualTo(8090);
        assertThat(settings.runtime()).isEqualTo(AgentSettings.RuntimeKind.DOCKER);
    }

    @Test
    void tags_are_separated_by_comma() {
        assertThat(AgentSettings.from(Map.of("BERTH_NODE_TAGS", "gpu, lab ,,"))
                        .node()
                        .tags())
                .containsExactly("gpu", "lab");
    }

    @Test
    void a_value_that_makes_no_sense_is_refused_by_its_name() {
        Map.of(
                        "BERTH_PORT", "65536",
                        "BERTH_NODE_CORES", "-1",
                        "BERTH_RUNTIME", "podman",
                        "BERTH_LOG", "xml",
                        "BERTH_CONTROL_PLANE", "berth.example.org",
                        "DOCKER_HOST", "::")
                .forEach((name, value) -> assertThatThrownBy(() -> AgentSettings.from(Map.of(name, value)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith(name));
    }
}
