package dev.berth.agent.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.agent.home.AgentHome;
import dev.berth.agent.home.FullDisk;
import dev.berth.agent.reconcile.AllowedCapability;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.Egress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AssignedWorkspacesTest {
    private static final UUID NODE = UUID.fromString("0199f3a0-0000-7000-8000-0000000000c1");

    @TempDir
    Path folder;

    private AssignedWorkspaces assigned;
    private DesiredWorkspace wanted;

    @BeforeEach
    void prepare() throws Exception {
        assigned = new AssignedWorkspaces(new AgentHome(folder));
        wanted = WorkspaceDesired.read(example(), NODE);
    }

    private static JsonNode example() throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(Path.of("../../booking-service/events/workspace.desired.json")));
    }

    @Test
    void reads_what_booking_service_writes() {
        assertThat(wanted.key().value()).isEqualTo("0199f3a0-0000-7000-8000-0000000000b1");
        assertThat(wanted.until()).isEqualTo(Instant.parse("2026-12-01T11:00:00Z"));
        assertThat(wanted.spec().port()).isEqualTo(8888);
        assertThat(wanted.spec().memoryGb()).isEqualTo(16);
        assertThat(wanted.spec().gpuUuids()).hasSize(1);
        assertThat(wanted.spec().egress()).isEqualTo(Egress.INTERNET);
        assertThat(wanted.spec().capabilities()).containsExactly(AllowedCapability.CHOWN);
        assertThat(wanted.spec().readOnlyRoot()).isFalse();
    }

    @Test
    void what_an_older_service_leaves_out_is_the_usual() throws Exception {
        var spec = readWith(it -> it.remove(List.of("egress", "capabilities", "readOnlyRoot")))
                .spec();
        assertThat(spec.egress()).isEqualTo(Egress.INTERNET);
        assertThat(spec.capabilities()).isEmpty();
        assertThat(spec.readOnlyRoot()).isFalse();
    }

    @Test
    void a_capability_that_no_environment_may_have_cannot_be_read() {
        assertThatThrownBy(() -> readWith(it -> it.putArray("capabilities").add("sys_admin")))
                .hasMessageContaining("sys_admin");
        assertThatThrownBy(() -> readWith(it -> it.put("egress", "everywhere"))).hasMessageContaining("everywhere");
    }

    private static DesiredWorkspace readWith(Consumer<ObjectNode> change) throws IOException {
        JsonNode event = example();
        change.accept((ObjectNode) event.get("workspace").get("spec"));
        return WorkspaceDesired.read(event, NODE);
    }

    @Test
    void a_restart_without_anybody_to_ask_still_knows_everything() {
        assigned.change(Map.of(wanted.key(), Optional.of(wanted)));
        var restarted = new AssignedWorkspaces(new AgentHome(folder));
        assertThat(restarted.desired()).containsExactly(wanted);
        assertThat(restarted.isComplete()).isFalse();
    }

    @Test
    void an_end_moved_on_a_full_disk_counts_at_once_and_is_written_when_there_is_room() throws Exception {
        assigned.change(Map.of(wanted.key(), Optional.of(wanted)));
        FullDisk.refuse(folder, "desired.json");
        var sooner = new DesiredWorkspace(
                wanted.key(), 2, wanted.from(), wanted.until().minusSeconds(60), wanted.spec());

        assigned.change(Map.of(wanted.key(), Optional.of(sooner)));

        assertThat(assigned.desired()).containsExactly(sooner);
        assertThat(assigned.isWrittenDown()).isFalse();
        FullDisk.allow(folder, "desired.json");
        assertThat(assigned.isWrittenDown()).isTrue();
        assertThat(new AssignedWorkspaces(new AgentHome(folder)).desired()).containsExactly(sooner);
    }

    @Test
    void an_older_generation_never_replaces_a_newer_one() {
        var newer = new DesiredWorkspace(
                wanted.key(), 2, wanted.from(), wanted.until().plusSeconds(60), wanted.spec());
        assigned.change(Map.of(wanted.key(), Optional.of(newer)));
        assigned.change(Map.of(wanted.key(), Optional.of(wanted)));
        assigned.replaceAll(Map.of(wanted.key(), wanted));
        assertThat(assigned.desired()).containsExactly(newer);
    }

    @Test
    void what_a_full_reading_does_not_name_is_wanted_no_more() {
        assigned.change(Map.of(wanted.key(), Optional.of(wanted)));
        assigned.replaceAll(Map.of());
        assertThat(assigned.desired()).isEmpty();
        assertThat(assigned.isComplete()).isTrue();
        assertThat(new AssignedWorkspaces(new AgentHome(folder)).desired()).isEmpty();
    }
}
