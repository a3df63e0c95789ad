package dev.berth.booking.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NodeTest {
    private final Node node = new Node(
            UUID.randomUUID(),
            new Placard("rack-7", "cellar", List.of("cuda")),
            null,
            new Capacity(8, 32, List.of()),
            new TestMachine().key(),
            "0.1.0",
            Instant.EPOCH);

    @Test
    void a_new_node_is_offline_until_it_answers() {
        assertThat(node.status()).isEqualTo(NodeStatus.OFFLINE);
        assertThat(node.answered()).isTrue();
        assertThat(node.status()).isEqualTo(NodeStatus.ONLINE);
        assertThat(node.answered()).isFalse();
    }

    @Test
    void only_a_node_that_was_online_can_fall_silent() {
        assertThat(node.fellSilent()).isFalse();
        node.answered();
        assertThat(node.fellSilent()).isTrue();
        assertThat(node.status()).isEqualTo(NodeStatus.OFFLINE);
    }

    @Test
    void maintenance_hides_whether_a_node_answers_and_gives_it_back_afterwards() {
        assertThat(node.startMaintenance()).isTrue();
        assertThat(node.startMaintenance()).isFalse();
        node.answered();
        assertThat(node.status()).isEqualTo(NodeStatus.MAINTENANCE);
        assertThat(node.endMaintenance()).isTrue();
        assertThat(node.status()).isEqualTo(NodeStatus.ONLINE);
    }

    @Test
    void the_same_again_is_no_change() {
        assertThat(node.reports(new Capacity(8, 32, List.of()))).isFalse();
        assertThat(node.reports(new Capacity(8, 16, List.of()))).isTrue();
        assertThat(node.reports(new Capacity(8, 32, List.of())))
                .as("as much as an admin has agreed to")
                .isTrue();
        assertThat(node.describe(new Placard("rack-7", "cellar", List.of("cuda", "cuda"))))
                .isFalse();
        assertThat(node.describe(new Placard("rack-7", "attic", List.of("cuda"))))
                .isTrue();
        assertThat(node.runs(new Software("0.1.0", null, List.of()))).isFalse();
        assertThat(node.runs(new Software("0.1.0", "docker", List.of()))).isTrue();
    }
}
