package dev.berth.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NodeSimulatorTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final int NOTICE_PORT = 18088;

    private final KeyPair keys = SimulatedNode.newKey();
    private final SimulatedNode kestrel = new SimulatedNode(
            UUID.randomUUID(),
            "kestrel",
            32,
            256,
            List.of(new SimulatedNode.Gpu("GPU-1", "NVIDIA L40S")),
            Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
    private final FakeLink link = new FakeLink();
    private final SettableClock clock = new SettableClock();
    private final NodeSimulator simulator =
            new NodeSimulator(new SimulatedNodes(Path.of("unused")), () -> link, clock, NOTICE_PORT, said -> {});

    private record Sent(byte[] report, byte[] signature) {
        JsonNode json() {
            return new JsonMapper().readTree(report);
        }

        JsonNode workspace() {
            return json().path("workspaces").path(0);
        }
    }

    private static final class FakeLink implements NodeLink {
        private final List<WantedWorkspace> wanted = new ArrayList<>();
        private final List<Sent> sent = new ArrayList<>();
        private boolean linked = true;
        private long sequence;

        @Override
        public void refresh(List<SimulatedNode> nodes) {}

        @Override
        public Collection<WantedWorkspace> wanted(UUID node) {
            return wanted;
        }

        @Override
        public Optional<ReportNumber> nextReport(UUID node) {
            return linked ? Optional.of(new ReportNumber(7, ++sequence)) : Optional.empty();
        }

        @Override
        public void report(UUID node, byte[] report, byte[] signature) {
            sent.add(new Sent(report, signature));
        }

        @Override
        public void close() {}
    }

    private static final class SettableClock extends Clock {
        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private Sent stepAt(Instant now) {
        clock.now = now;
        simulator.step(link, List.of(kestrel));
        return link.sent.getLast();
    }

    private void wants(Instant from, Instant until) {
        link.wanted.add(new WantedWorkspace(UUID.randomUUID(), 1, from, until, 16, 64));
    }

    @Test
    void a_report_is_signed_with_the_key_that_the_node_was_enrolled_with() throws Exception {
        var sent = stepAt(NOON);

        var check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(keys.getPublic().getEncoded())));
        check.update(sent.report());
        assertThat(check.verify(sent.signature())).isTrue();
        assertThat(sent.json().path("node").path("agentVersion").asString("")).isEqualTo("demo");
    }

    @Test
    void a_node_reports_every_ten_seconds_and_at_once_when_a_workspace_changes() {
        wants(NOON.plusSeconds(5), NOON.plusSeconds(3600));

        for (int second = 0; second < 15; second++) {
            stepAt(NOON.plusSeconds(second));
        }

        assertThat(link.sent)
                .extracting(it -> it.json().path("occurredAt").asString(""))
                .containsExactly("2026-11-30T12:00:00Z", "2026-11-30T12:00:05Z");
    }

    @Test
    void a_workspace_runs_from_its_start_to_its_end_and_answers_where_the_notice_is() {
        wants(NOON, NOON.plusSeconds(3600));

        assertThat(stepAt(NOON.minusSeconds(3600)).workspace().path("state").asString(""))
                .isEqualTo("scheduled");
        assertThat(stepAt(NOON.minusSeconds(60)).workspace().path("state").asString(""))
                .isEqualTo("preparing");
        var running = stepAt(NOON).workspace();
        assertThat(running.path("state").asString("")).isEqualTo("running");
        assertThat(running.path("address").path("port").asInt(0)).isEqualTo(NOTICE_PORT);
        var stopped = stepAt(NOON.plusSeconds(3600)).workspace();
        assertThat(stopped.path("state").asString("")).isEqualTo("stopped");
        assertThat(stopped.path("address").isNull()).isTrue();
    }

    @Test
    void what_runs_shows_in_the_load() {
        double idle = stepAt(NOON).json().path("node").path("load").path("cpu").asDouble(1);
        wants(NOON.minusSeconds(60), NOON.plusSeconds(3600));
        double busy = stepAt(NOON.plusSeconds(20))
                .json()
                .path("node")
                .path("load")
                .path("cpu")
                .asDouble(0);

        assertThat(idle).isBetween(0.0, 0.1);
        assertThat(busy).isBetween(0.3, 0.6);
    }

    @Test
    void reports_are_numbered_within_their_link_and_none_is_sent_without_one() {
        stepAt(NOON);
        link.linked = false;
        stepAt(NOON.plusSeconds(10));
        link.linked = true;
        stepAt(NOON.plusSeconds(11));

        assertThat(link.sent)
                .extracting(it -> it.json().path("epoch").asLong(0))
                .containsExactly(7L, 7L);
        assertThat(link.sent)
                .extracting(it -> it.json().path("sequence").asLong(0))
                .containsExactly(1L, 2L);
    }

    @Test
    void a_list_of_nodes_that_cannot_be_read_is_read_again(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("simulated-nodes.json"), "half a li");
        var said = new LinkedBlockingQueue<String>();
        var reporting = new CountDownLatch(1);
        var running = Thread.ofVirtual()
                .start(new NodeSimulator(
                        new SimulatedNodes(folder),
                        () -> {
                            reporting.countDown();
                            return link;
                        },
                        clock,
                        NOTICE_PORT,
                        said::add));

        assertThat(said.poll(20, TimeUnit.SECONDS)).contains("cannot report");
        new SimulatedNodes(folder).write(List.of(kestrel));

        assertThat(reporting.await(20, TimeUnit.SECONDS)).isTrue();
        running.interrupt();
        running.join();
    }

    @Test
    void simulated_nodes_are_still_known_after_a_restart(@TempDir Path folder) {
        assertThat(new SimulatedNodes(folder).read()).isEmpty();
        new SimulatedNodes(folder).write(List.of(kestrel));

        assertThat(new SimulatedNodes(folder).read()).containsExactly(kestrel);
    }
}
