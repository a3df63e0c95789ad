package dev.berth.agent.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.agent.AgentSettings;
import dev.berth.agent.controlplane.ControlPlane;
import dev.berth.agent.doctor.Finding.Grade;
import dev.berth.agent.hardware.Gpu;
import dev.berth.agent.runtime.docker.DockerFacts;
import dev.berth.agent.testing.FakeControlPlane;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private FakeControlPlane controlPlane;

    @BeforeEach
    void prepare() throws Exception {
        controlPlane = new FakeControlPlane();
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        controlPlane.close();
    }

    @Test
    void a_way_out_that_works_is_tried_up_to_the_web_socket() throws Exception {
        assertThat(wayOut()).allMatch(it -> it.grade() == Grade.GOOD).hasSize(3);
        assertThat(controlPlane.links).hasValue(1);
    }

    @Test
    void a_clock_ten_minutes_off_is_named() throws Exception {
        controlPlane.clockAheadBy(Duration.ofMinutes(10));
        assertThat(wayOut())
                .filteredOn(it -> it.subject().equals("Clock"))
                .singleElement()
                .matches(it -> it.grade() == Grade.WEAK && it.found().matches("off by (599|600) s"));
    }

    @Test
    void a_control_plane_that_does_not_answer_makes_the_machine_unfit_and_says_what_to_do() throws Exception {
        controlPlane.stop();
        var out = new ByteArrayOutputStream();
        var settings = AgentSettings.from(Map.of(
                "BERTH_CONTROL_PLANE",
                controlPlane.url(),
                "BERTH_AGENT_HOME",
                folder.toString(),
                "DOCKER_HOST",
                "unix://" + folder.resolve("no-engine.sock")));
        assertThat(Doctor.examine(settings, new PrintStream(out))).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("FAIL  Docker: nothing answers at unix://")
                .contains("FAIL  Control plane: " + controlPlane.url())
                .contains("HTTPS_PROXY")
                .contains("ok    Agent's directory");
    }

    @Test
    void quota_needs_a_driver_that_has_one() {
        assertThat(DockerChecks.quota(docker("overlay2", "extfs", Set.of())).grade())
                .isEqualTo(Grade.WEAK);
        assertThat(DockerChecks.quota(docker("overlay2", "xfs", Set.of())).grade())
                .isEqualTo(Grade.GOOD);
        assertThat(DockerChecks.quota(docker("btrfs", "", Set.of())).grade()).isEqualTo(Grade.GOOD);
    }

    @Test
    void cards_need_the_container_toolkit() {
        List<Gpu> cards = List.of(new Gpu("GPU-1", "NVIDIA A100"), new Gpu("GPU-2", "NVIDIA A100"));
        assertThat(GpuChecks.gpus(cards, Set.of("runc")).grade()).isEqualTo(Grade.BAD);
        assertThat(GpuChecks.gpus(cards, Set.of("runc", "nvidia")).grade()).isEqualTo(Grade.GOOD);
        assertThat(GpuChecks.gpus(List.of(), Set.of("runc")).grade()).isEqualTo(Grade.GOOD);
    }

    private List<Finding> wayOut() throws InterruptedException {
        URI address = URI.create(controlPlane.url());
        return WayOutChecks.all(address, new ControlPlane(address, http), http);
    }

    private static DockerFacts docker(String driver, String backing, Set<String> runtimes) {
        return new DockerFacts("29.1.0", driver, backing, "/var/lib/docker", false, runtimes);
    }
}
